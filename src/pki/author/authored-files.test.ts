import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openssl, temporaryFolder } from '#testing/openssl.ts';
import { writePem } from '../input/pem-writer.ts';
import { type Authority, createIntermediateAuthority, createRootAuthority } from './authority.ts';
import { issueDeviceCertificate } from './device-certificate.ts';
import { basicConstraints, crlDistributionPoints, hostNames, extendedKeyUsage, keyUsage } from './extensions.ts';
import { exportPrivateKey, generateKeyPair, type KeyKind } from './keys.ts';
import { writePkcs12 } from './pkcs12.ts';
import { issueRevocationList } from './revocation-list.ts';
import { createSigningRequest } from './signing-request.ts';

const validity = { notBefore: new Date('2026-06-01T00:00:00Z'), notAfter: new Date('2051-06-01T00:00:00Z') };
const subject = { country: 'DE', organization: 'Grün & Söhne', organizationalUnit: 'Meters', commonName: 'meter-7' };
const { write, remove } = temporaryFolder();
afterAll(remove);
const textOf = (der: Uint8Array) =>
  openssl(['x509', '-noout', '-text', '-nameopt', 'utf8,sep_comma_plus_space'], writePem('CERTIFICATE', der));

describe.each<KeyKind>(['P-256', 'P-384', 'RSA-2048', 'RSA-3072'])('what is made with %s keys', (keyKind) => {
  let root: Authority;
  let intermediate: Authority;
  let keys: CryptoKeyPair;
  let device: Uint8Array;

  beforeAll(async () => {
    const plan = { keyKind, extractable: false, validity };
    root = await createRootAuthority(crypto, { ...plan, subject: { commonName: 'Root' } });
    const below = { ...plan, subject: { commonName: 'Intermediate' }, pathLength: 0 };
    intermediate = await createIntermediateAuthority(crypto, below, root);
    keys = await generateKeyPair(crypto, keyKind, { extractable: true });
    device = await issueDeviceCertificate(crypto, { subject, publicKey: keys.publicKey, validity }, intermediate);
  });

  test('shows its fields to openssl x509', () => {
    const text = textOf(device);
    expect(text).toContain('Version: 3 (0x2)');
    expect(text).toContain('Subject: C=DE, O=Grün & Söhne, OU=Meters, CN=meter-7');
    expect(text).toContain('Not After : Jun  1 00:00:00 2051 GMT');
    expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature\n/);
    expect(text).toMatch(/Extended Key Usage:\s+TLS Web Client Authentication\n/);
    expect(textOf(intermediate.certificate)).toMatch(/CA:TRUE, pathlen:0[\s\S]*Certificate Sign, CRL Sign\n/);
  });

  test('makes a request that openssl req verifies', async () => {
    const request = writePem('CERTIFICATE REQUEST', await createSigningRequest(crypto, { subject, keys }));
    const path = write('request.pem', request);
    expect(openssl(['req', '-in', path, '-verify', '-noout', '-subject', '-nameopt', 'utf8'])).toContain('meter-7');
  });

  test('makes a CRL that refuses what it lists and nothing else', async () => {
    const times = { thisUpdate: validity.notBefore, nextUpdate: validity.notAfter };
    const serial = Uint8Array.from(
      Buffer.from(openssl(['x509', '-noout', '-serial'], writePem('CERTIFICATE', device)).trim().slice(7), 'hex'),
    );
    const revoked = [{ serial, revokedAt: validity.notBefore, reason: 'keyCompromise' as const }];
    const crls = [
      await issueRevocationList(crypto, { ...times, revoked, number: 2 }, intermediate),
      await issueRevocationList(crypto, { ...times, revoked: [], number: 1 }, intermediate),
    ].map((der) => writePem('X509 CRL', der));
    const ca = write('ca.pem', writePem('CERTIFICATE', root.certificate));
    const chain = write(
      'chain.pem',
      [device, intermediate.certificate].map((der) => writePem('CERTIFICATE', der)).join(''),
    );
    const verify = (crl: string) =>
      openssl([
        'verify',
        '-x509_strict',
        '-crl_check',
        '-attime',
        '1790000000',
        '-CAfile',
        ca,
        '-CRLfile',
        write('crl.pem', crl),
        '-untrusted',
        chain,
        chain,
      ]);
    expect(verify(crls[1]!)).toContain('OK');
    expect(() => verify(crls[0]!)).toThrow('certificate revoked');
  });

  test('makes a PKCS#12 file that openssl opens with its password alone', async () => {
    const privateKey = await exportPrivateKey(crypto, keys.privateKey);
    const password = 'pässwört';
    const file = write(
      'device.p12',
      await writePkcs12(crypto, { privateKey, certificates: [device, intermediate.certificate], password }),
    );
    const opened = (secret: string) => openssl(['pkcs12', '-in', file, '-nodes', '-passin', `pass:${secret}`]);
    expect(opened(password)).toContain(writePem('CERTIFICATE', device));
    expect(opened(password)).toContain(writePem('CERTIFICATE', intermediate.certificate));
    expect(opened(password)).toContain(writePem('PRIVATE KEY', privateKey));
    expect(() => opened('wrong')).toThrow('invalid password');
  });

  test('keeps a key that is not extractable to itself', async () => {
    await expect(exportPrivateKey(crypto, root.keys.privateKey)).rejects.toThrow('not extractable');
  });
});

test('chosen extensions stand in place of the usual ones', async () => {
  const keys = await generateKeyPair(crypto, 'P-256', { extractable: false });
  const extensions = [
    basicConstraints(false),
    keyUsage(['digitalSignature', 'keyAgreement']),
    extendedKeyUsage(['serverAuth', 'clientAuth']),
    hostNames(['gate.example.com'], []),
    crlDistributionPoints(['http://crl.example.com/ca.crl']),
  ];
  const issuer = { subject, keys };
  const plan = { subject, publicKey: keys.publicKey, validity, extensions };
  const text = textOf(await issueDeviceCertificate(crypto, plan, issuer));
  expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Key Agreement\n/);
  expect(text).toMatch(/TLS Web Server Authentication, TLS Web Client Authentication\n/);
  expect(text).toContain('DNS:gate.example.com');
  expect(text).toContain('URI:http://crl.example.com/ca.crl');
});
