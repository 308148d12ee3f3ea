import { describe, expect, test } from 'vitest';
import { createNodeCrypto } from '#server/platform/device-access-token/node-crypto.ts';
import { createCertificate } from '#testing/certificate-factory.ts';
import { testKey, type SignatureChoice, type TestKeyKind } from '#testing/test-keys.ts';
import { parseCertificate, type Certificate } from './certificate.ts';
import type { CryptoPort, SignatureResult } from './crypto-port.ts';
import { hexText } from './octets.ts';
import type { SignatureAlgorithm } from './signature-algorithm.ts';
import { createWebCrypto } from './web-crypto.ts';

const ports: Record<string, CryptoPort> = {
  WebCrypto: createWebCrypto(globalThis.crypto.subtle),
  'node:crypto': createNodeCrypto(),
};

const selfSigned = (kind: TestKeyKind, signature: SignatureChoice): Certificate =>
  parseCertificate(createCertificate({ subject: kind, key: testKey(kind), signature }).der);

function verify(
  port: CryptoPort,
  certificate: Certificate,
  signature = certificate.signature,
): SignatureResult | Promise<SignatureResult> {
  const { signatureAlgorithm: algorithm, spki, publicKey, toBeSigned: data } = certificate;
  return port.verify({ algorithm, spki, publicKey, signature, data });
}

const kinds: [TestKeyKind, SignatureChoice][] = [
  ['P-256', {}],
  ['P-256', { hash: 'sha512' }],
  ['P-384', { hash: 'sha384' }],
  ['P-521', { hash: 'sha512' }],
  ['RSA-2048', {}],
  ['RSA-2048', { pss: true }],
  ['RSA-2048', { hash: 'sha384', pss: true }],
  ['RSA-3072', { hash: 'sha512' }],
  ['Ed25519', {}],
  ['Ed448', {}],
];

describe.each(Object.entries(ports))('%s', (_, port) => {
  test.each(kinds)('verifies %s with %j', async (kind, signature) => {
    expect(await verify(port, selfSigned(kind, signature))).toBe('valid');
  });

  test.each(kinds)('refuses a changed signature of %s with %j', async (kind, signature) => {
    const certificate = selfSigned(kind, signature);
    const changed = certificate.signature.slice();
    changed[changed.length - 5]! ^= 1;
    expect(await verify(port, certificate, changed)).toBe('invalid');
  });

  test.each([
    ['empty', ''],
    ['zero and zero', '3006020100020100'],
    ['cut', '3045022100'],
    ['followed by more', '300602010102010100'],
    ['negative', '30060201ff020101'],
    ['padded', '300802020001020101ff'],
  ])('refuses an ECDSA signature that is %s', async (__, hex) => {
    const signature = new Uint8Array(Buffer.from(hex, 'hex'));
    expect(await verify(port, selfSigned('P-256', {}), signature)).toBe('invalid');
  });

  test('says that it does not know an algorithm', async () => {
    const algorithm = { kind: 'other', identifier: '1.2.3' } as const;
    const { spki, publicKey, signature, toBeSigned: data } = selfSigned('P-256', {});
    expect(await port.verify({ algorithm, spki, publicKey, signature, data })).toBe('unsupported');
  });

  test('hashes with SHA-1 and SHA-256', async () => {
    const data = new TextEncoder().encode('abc');
    expect(hexText(await port.digest('SHA-1', data))).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
    expect(hexText(await port.digest('SHA-256', data))).toMatch(/^ba7816bf8f01cfea4141/);
  });
});

describe.each(Object.entries(ports))('%s never throws', (_, port) => {
  test.each<[string, TestKeyKind, SignatureAlgorithm]>([
    ['a hash that WebCrypto has not', 'P-256', { kind: 'ecdsa', hash: 'SHA-224' }],
    [
      'a salt longer than the key',
      'RSA-2048',
      { kind: 'rsa-pss', hash: 'SHA-256', maskHash: 'SHA-256', saltLength: 2 ** 31 - 1 },
    ],
  ])('for %s', async (__, kind, algorithm) => {
    const { spki, publicKey, signature, toBeSigned: data } = selfSigned(kind, {});
    expect(await port.verify({ algorithm, spki, publicKey, signature, data })).not.toBe('valid');
  });
});
