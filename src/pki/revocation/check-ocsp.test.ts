import { describe, expect, test } from 'vitest';
import { extension } from '#testing/certificate-extensions.ts';
import {
  createChain,
  createDevice,
  createRoot,
  daysFromTestInstant,
  testInstant,
} from '#testing/certificate-factory.ts';
import { nul } from '#testing/der-writer.ts';
import { createOcspResponse, type OcspPlan } from '#testing/ocsp-factory.ts';
import { parseCertificate } from '../certificate.ts';
import { createWebCrypto } from '../web-crypto.ts';
import { checkOcsp, type OcspAnswer, type OcspCheck } from './check-ocsp.ts';

const ocspSigning = '1.3.6.1.5.5.7.3.9';
const { intermediate, device, root } = createChain();
const delegate = createDevice(intermediate, { subject: 'responder', extendedKeyUsage: [ocspSigning] });
const crypto = createWebCrypto(globalThis.crypto.subtle);

function check(plan: OcspPlan, more: Partial<OcspCheck> = {}): Promise<OcspAnswer> {
  return checkOcsp({
    response: createOcspResponse(device, intermediate, plan),
    certificate: parseCertificate(device.der),
    issuer: parseCertificate(intermediate.der),
    at: testInstant,
    profile: { name: 'device', platform: 'gatehouse' },
    crypto,
    ...more,
  });
}

const nonce = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);

describe('an answer counts', () => {
  test('when the issuer says good', async () => {
    expect(await check({})).toEqual({ kind: 'good' });
  });

  test('when the issuer says revoked, with date and reason', async () => {
    const since = daysFromTestInstant(-1);
    expect(await check({ status: 'revoked' })).toEqual({ kind: 'revoked', since, reason: 'keyCompromise' });
  });

  test('when the issuer does not know the certificate', async () => {
    expect(await check({ status: 'unknown' })).toEqual({ kind: 'unknown' });
  });

  test('when the responder is given by name', async () => {
    expect(await check({ responderBy: 'name' })).toEqual({ kind: 'good' });
  });

  test('when the certificate id is made with SHA-256', async () => {
    expect(await check({ hash: 'sha256' })).toEqual({ kind: 'good' });
  });

  test('when a delegate of the issuer signed', async () => {
    expect(await check({ responder: delegate })).toEqual({ kind: 'good' });
  });

  test('when the nonce is repeated', async () => {
    expect(await check({ nonce }, { nonce })).toEqual({ kind: 'good' });
  });

  test('when there is no next update and the answer is younger than the longest age', async () => {
    expect(await check({ nextUpdate: null })).toEqual({ kind: 'good' });
  });
});

describe('an answer is unusable', () => {
  const unusable: [string, OcspPlan, Partial<OcspCheck>, string][] = [
    ['when the responder reports an error', { responseStatus: 6 }, {}, 'responder-error'],
    ['when it is about another serial number', { serial: 4242 }, {}, 'other-certificate'],
    ['when it is about a certificate of another CA', { idIssuer: root }, {}, 'other-certificate'],
    ['when it has no nonce though one was sent', {}, { nonce }, 'nonce'],
    ['when it repeats another nonce', { nonce }, { nonce: nonce.toReversed() }, 'nonce'],
    ['when its next update has passed', {}, { at: daysFromTestInstant(2) }, 'expired'],
    ['when it is older than the longest age', { nextUpdate: null }, { longestAge: 1000 }, 'expired'],
    ['when it comes from the future', { thisUpdate: daysFromTestInstant(0.5) }, {}, 'not-yet-valid'],
    ['when it was produced in the future', { producedAt: daysFromTestInstant(0.5) }, {}, 'not-yet-valid'],
    [
      'when a critical extension is not understood',
      { extraExtensions: [extension('1.2.3', true, nul())] },
      {},
      'critical-extension',
    ],
    ['when it is signed with SHA-1', { signature: { hash: 'sha1' } }, {}, 'signature'],
  ];
  test.each(unusable)('%s', async (_, plan, more, problem) => {
    expect(await check(plan, more)).toEqual({ kind: 'unusable', problem });
  });

  const otherRoot = createRoot({ subject: 'Other Root CA' });
  const strangers = {
    'the device itself': device,
    'the CA above the issuer': root,
    'a CA of the issuer’s name with another key': createRoot({ subject: 'Test Intermediate CA', key: otherRoot.key }),
    'a delegate of another CA': createDevice(otherRoot, { subject: 'responder', extendedKeyUsage: [ocspSigning] }),
    'a certificate that is not for OCSP signing': createDevice(intermediate, { subject: 'responder' }),
    'a delegate that has expired': createDevice(intermediate, {
      subject: 'responder',
      extendedKeyUsage: [ocspSigning],
      notAfter: daysFromTestInstant(-1),
    }),
  };
  test.each(Object.entries(strangers))('when it was signed by %s', async (_, responder) => {
    expect(await check({ responder })).toEqual({ kind: 'unusable', problem: 'responder' });
  });

  test('when a bit of the signed part was changed', async () => {
    const response = createOcspResponse(device, intermediate, { responderBy: 'name' });
    response[response.length - 1]! ^= 1;
    expect(await check({}, { response })).toEqual({ kind: 'unusable', problem: 'signature' });
  });

  test.each([0, 1, 7, 40, 120])('when it ends after %i bytes', async (length) => {
    const response = createOcspResponse(device, intermediate).subarray(0, length);
    expect(await check({}, { response })).toEqual({ kind: 'unusable', problem: 'malformed' });
  });
});
