import { X509Certificate, createPrivateKey } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { openssl, temporaryFolder } from '#testing/openssl.ts';
import { createTestDevice, type TestDevice } from './test-device.ts';

const at = new Date('2026-06-01T12:00:00Z');

describe.each(['P-256', 'P-384', 'RSA-2048', 'RSA-3072'] as const)('a test device with a %s key', (keyKind) => {
  let device: TestDevice;
  beforeAll(async () => {
    device = await createTestDevice({ crypto, at, keyKind });
  });

  test('passes openssl verify in its strict mode', () => {
    const { write, remove } = temporaryFolder();
    const ca = write('ca.pem', device.caCertificatePem);
    const chain = write('chain.pem', device.chainPem);
    const options = ['-x509_strict', '-purpose', 'sslclient', '-attime', String(at.getTime() / 1000)];
    expect(openssl(['verify', ...options, '-CAfile', ca, '-untrusted', chain, chain])).toContain('OK');
    remove();
  });

  test('has the key that fits its certificate', () => {
    const leaf = new X509Certificate(device.chainPem);
    expect(leaf.checkPrivateKey(createPrivateKey(device.deviceKeyPem))).toBe(true);
    expect(leaf.subject).toBe(`CN=${device.commonName}`);
  });
});

describe('a test device', () => {
  test('ends with its CA after 24 hours', async () => {
    const device = await createTestDevice({ crypto, at });
    const ca = new X509Certificate(device.caCertificatePem);
    expect(ca.ca).toBe(true);
    expect(ca.validToDate).toEqual(new Date('2026-06-02T12:00:00Z'));
    expect(device.expiresAt).toEqual(ca.validToDate);
  });

  test('takes the common name it is given, and else one of its own', async () => {
    expect((await createTestDevice({ crypto, at, commonName: 'meter-7' })).commonName).toBe('meter-7');
    const [one, other] = [await createTestDevice({ crypto, at }), await createTestDevice({ crypto, at })];
    expect(one.commonName).toMatch(/^test-device-[0-9a-f]{8}$/);
    expect(other.commonName).not.toBe(one.commonName);
  });

  test('gives a header value of one line that holds the chain', async () => {
    const { headerValue, chainPem } = await createTestDevice({ crypto, at });
    expect(headerValue).not.toContain('\n');
    expect(`${headerValue} `).toBe(chainPem.replaceAll('\n', ' '));
  });
});
