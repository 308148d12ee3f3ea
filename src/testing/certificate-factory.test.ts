import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { extension, extensionIds } from './certificate-extensions.ts';
import {
  createChain,
  createDevice,
  createRoot,
  daysFromTestInstant,
  pemOf,
  testInstant,
} from './certificate-factory.ts';
import { createCrl } from './crl-factory.ts';
import { utf8String } from './der-writer.ts';
import { openssl, temporaryFolder } from './openssl.ts';
import { testKey } from './test-keys.ts';

const textOf = (pem: string) => openssl(['x509', '-noout', '-text'], pem);

describe('a chain that nothing is wrong with', () => {
  const { root, intermediate, device } = createChain();

  test('passes openssl verify at the test instant', () => {
    const { write, remove } = temporaryFolder();
    const files = [
      write('root.pem', root.pem),
      write('intermediate.pem', intermediate.pem),
      write('device.pem', device.pem),
    ];
    const instant = String(testInstant.getTime() / 1000);
    const strict = ['-x509_strict', '-purpose', 'sslclient', '-attime', instant];
    const output = openssl(['verify', ...strict, '-CAfile', files[0]!, '-untrusted', files[1]!, files[2]!]);
    expect(output).toContain('device.pem: OK');
    remove();
  });

  test('uses the same key for the same name again', () => {
    expect(createDevice(intermediate).key).toBe(device.key);
  });
});

describe('each property can be chosen or broken', () => {
  const root = createRoot();

  test.each([
    ['RSA with 1024 bits', { key: testKey('RSA-1024') }, 'Public-Key: (1024 bit)'],
    ['no extensions in version 1', { version: 1 as const }, 'Version: 1 (0x0)'],
    ['a negative serial', { serial: -5 }, 'Serial Number: -5 (-0x5)'],
    ['an expired validity', { notAfter: daysFromTestInstant(-1) }, 'Not After : May 31 00:00:00 2026 GMT'],
    ['server authentication only', { extendedKeyUsage: ['serverAuth'] }, 'TLS Web Server Authentication'],
    ['a path length', { ca: true, pathLength: 0 }, 'CA:TRUE, pathlen:0'],
    ['name constraints', { permitted: [{ ip: '10.0.0.0' }, { dns: 'example.com' }] }, 'DNS:example.com'],
    ['alternative names', { subjectAlternativeNames: [{ ip: '2001:db8::1' }] }, 'IP Address:2001:DB8:0:0:0:0:0:1'],
    ['policies', { policies: ['1.2.3.4'] }, 'Policy: 1.2.3.4'],
    ['CRL distribution points', { crlDistributionPoints: ['http://crl.test/a'] }, 'URI:http://crl.test/a'],
    [
      'two common names',
      {
        subject: [
          ['CN', 'one'],
          ['CN', 'two'],
        ] as const,
      },
      'Subject: CN = one, CN = two',
    ],
  ])('%s', (_, plan, shown) => {
    expect(textOf(createDevice(root, plan).pem)).toContain(shown);
  });

  test('hashes that WebCrypto does not sign with', () => {
    const rsa = createRoot({ key: testKey('RSA-2048'), signature: { hash: 'sha1' } });
    expect(textOf(rsa.pem)).toContain('sha1WithRSAEncryption');
    expect(new X509Certificate(rsa.pem).verify(rsa.key.publicKey)).toBe(true);
  });

  test('PSS padding', () => {
    const pss = createRoot({ key: testKey('RSA-2048'), signature: { pss: true } });
    expect(textOf(pss.pem)).toContain('Signature Algorithm: rsassaPss');
    expect(new X509Certificate(pss.pem).verify(pss.key.publicKey)).toBe(true);
  });

  test('an unknown critical extension', () => {
    const odd = createDevice(root, { extraExtensions: [extension('1.2.3.4.5', true, utf8String('x'))] });
    expect(textOf(odd.pem)).toContain('1.2.3.4.5: critical');
  });

  test('the same extension twice', () => {
    const again = extension(extensionIds.extendedKeyUsage, false, new Uint8Array());
    const twice = createDevice(root, { extraExtensions: [again] });
    expect(textOf(twice.pem).match(/X509v3 Extended Key Usage/g)).toHaveLength(2);
  });

  test('the right issuer name with the wrong key', () => {
    const device = new X509Certificate(createDevice(root, { signWith: testKey('P-256', 'stranger') }).der);
    expect(device.issuer).toBe('CN=Test Root CA');
    expect(device.verify(root.key.publicKey)).toBe(false);
  });
});

test('a CRL lists what was revoked and why', () => {
  const crl = createCrl(createRoot(), { revoked: [{ serial: 77, reason: 1 }], number: 9 });
  const text = openssl(['crl', '-noout', '-text'], pemOf('X509 CRL', crl));
  expect(text).toContain('Serial Number: 4D');
  expect(text).toContain('Key Compromise');
  expect(text).toMatch(/CRL Number:\s+9/);
});
