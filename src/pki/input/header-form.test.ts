import { describe, expect, test } from 'vitest';
import { GatehouseError } from '#contract/error-codes.ts';
import { createChain, pemOf } from '#testing/certificate-factory.ts';
import { readHeaderForm } from './header-form.ts';
import { writeHeaderForm } from './pem-writer.ts';

const limits = { certificates: 10, bytes: 32_768 };
const { root, intermediate, device } = createChain();
const chain = [device.der, intermediate.der];
const value = writeHeaderForm(chain);

const refusal = (text: string, bounds = limits) => {
  try {
    readHeaderForm(text, bounds);
  } catch (error) {
    if (error instanceof GatehouseError) return { code: error.code, evidence: error.evidence };
    throw error;
  }
  return undefined;
};

describe('the header value is accepted', () => {
  test.each([
    ['as it is written', value],
    ['with a space at the end', `${value} `],
    ['with commas between certificates', value.replace(/----- -----/, '-----,-----')],
    ['percent-encoded', encodeURIComponent(`${device.pem}${intermediate.pem}`)],
    ['percent-encoded as a form', new URLSearchParams({ c: device.pem + intermediate.pem }).toString().slice(2)],
    ['without the closing dashes at the end', value.slice(0, -5)],
    ['without any spaces', value.replaceAll(/(?<!BEGIN|END) /g, '')],
    ['with a certificate twice', `${value} ${writeHeaderForm([device.der])}`],
  ])('%s', (_, text) => {
    expect(readHeaderForm(text, limits)).toEqual(chain);
  });

  test('when it is empty: no certificates', () => {
    expect(readHeaderForm('', limits)).toEqual([]);
  });
});

describe('the header value is refused', () => {
  test.each([
    ['a private key at its end', `${value} ${pemOf('PRIVATE KEY', device.key.pkcs8)}`, 'private-key'],
    ['text around', `chain: ${value}`, 'text-around'],
    ['base64 without armour', Buffer.from(root.der).toString('base64'), 'text-around'],
    ['a truncated certificate', value.slice(0, 500), 'base64-truncated'],
    ['a NUL inside', value.replace('MII', 'MI\0I'), 'base64-damaged'],
    ['a CRL among the certificates', `${value} ${pemOf('X509 CRL', root.der)}`, 'not-a-certificate'],
  ])('with %s', (_, text, reason) => {
    expect(refusal(text)).toEqual({ code: 'chain-header-unparseable', evidence: { reason } });
  });

  test('with more certificates than the limit, and not with exactly as many', () => {
    expect(refusal(value, { ...limits, certificates: 2 })).toBeUndefined();
    expect(refusal(value, { ...limits, certificates: 1 })).toEqual({
      code: 'chain-header-too-many',
      evidence: { certificates: 2, maximum: 1 },
    });
  });

  test('with more bytes than the limit, and not with exactly as many', () => {
    expect(refusal(value, { ...limits, bytes: value.length })).toBeUndefined();
    expect(refusal(value, { ...limits, bytes: value.length - 1 })).toEqual({
      code: 'chain-header-too-large',
      evidence: { bytes: value.length, maximum: value.length - 1 },
    });
  });

  test('and what was in it is never part of the error', () => {
    expect(JSON.stringify(refusal(`${value} ${pemOf('PRIVATE KEY', device.key.pkcs8)}`))).not.toContain('MIG');
  });
});
