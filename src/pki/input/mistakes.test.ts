import { afterAll, describe, expect, test } from 'vitest';
import { input as texts } from '#console/messages/en/input.ts';
import { createChain, pemOf } from '#testing/certificate-factory.ts';
import { createCrl } from '#testing/crl-factory.ts';
import { openssl, temporaryFolder } from '#testing/openssl.ts';
import { certificatesOnly } from './certificates-only.ts';
import { readInput } from './read-input.ts';

const { root, device } = createChain();
const folder = temporaryFolder();
afterAll(() => folder.remove());
const keyFile = folder.write('device.key', device.key.pem);
const pkcs12File = folder.write('device.p12', '');
const exported = ['-in', folder.write('device.pem', device.pem), '-inkey', keyFile, '-out', pkcs12File];
openssl(['pkcs12', '-export', ...exported, '-passout', 'pass:geheim']);
const pkcs12 = new Uint8Array(Buffer.from(openssl(['base64', '-in', pkcs12File]), 'base64'));
const publicKey = pemOf('PUBLIC KEY', device.key.spki);

/** What an admin sees first who drops this where a certificate is wanted. */
describe('the mistake is named', () => {
  test.each<[string, string | Uint8Array, string | undefined, string, string]>([
    ['PEM cut off when it was copied', device.pem.slice(0, 400), undefined, 'base64-truncated', 'A block is cut off'],
    [
      'PEM that lost a line',
      device.pem.split('\n').toSpliced(3, 1).join('\n'),
      undefined,
      'base64-truncated',
      'A block is cut off',
    ],
    [
      'PEM with a typing error',
      device.pem.replace(/\nM/, '\nM*'),
      undefined,
      'base64-damaged',
      'A {{label}} block holds characters that do not belong there',
    ],
    ['DER cut off on its way', device.der.subarray(0, 200), undefined, 'der-truncated', 'The file is cut off'],
    [
      'a certificate of no known version',
      pemOf('CERTIFICATE', device.der.with(12, 9)),
      undefined,
      'certificate-malformed',
      'A certificate cannot be read',
    ],
    [
      'the private key',
      device.key.pem,
      undefined,
      'private-key-not-certificate',
      'This is a private key, not a certificate',
    ],
    [
      'the private key under the label of a certificate',
      pemOf('CERTIFICATE', device.key.pkcs8),
      undefined,
      'private-key-not-certificate',
      'This is a private key, not a certificate',
    ],
    [
      'the signing request',
      openssl(['req', '-new', '-subj', '/CN=x', '-key', keyFile]),
      undefined,
      'request-not-certificate',
      'This is a signing request, not a certificate',
    ],
    [
      'the CRL',
      pemOf('X509 CRL', createCrl(root)),
      undefined,
      'revocation-list-not-certificate',
      'This is a revocation list, not a certificate',
    ],
    ['the public key', publicKey, undefined, 'public-key-not-certificate', 'This is a public key, not a certificate'],
    ['an SSH key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA me@host', undefined, 'ssh-key', 'This is a key for SSH'],
    [
      'a Java keystore',
      Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2),
      undefined,
      'java-keystore',
      'This is a Java keystore',
    ],
    ['PKCS#12 without its password', pkcs12, undefined, 'password-needed', 'A password is needed'],
    ['PKCS#12 with a wrong password', pkcs12, 'gehiem', 'password-wrong', 'The password is wrong'],
    ['an empty file', new Uint8Array(), undefined, 'empty', 'There is nothing in it'],
    [
      'a picture',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
      undefined,
      'unknown',
      'Nothing was recognised',
    ],
    ['a web page', '<!doctype html><title>Sign in</title>', undefined, 'unknown', 'Nothing was recognised'],
  ])('%s', async (_, dropped, password, code, title) => {
    const options = { crypto, ...(password === undefined ? {} : { password }) };
    const { certificates, leftOut } = certificatesOnly(await readInput(dropped, options));
    expect(certificates).toEqual([]);
    expect(leftOut.map((item) => item.code)).toEqual([code]);
    expect(texts.leftOut[leftOut[0]!.code].title).toBe(title);
  });
});

test('a private key between the certificates does not keep them from being read', async () => {
  const { certificates, leftOut } = certificatesOnly(
    await readInput(device.pem + device.key.pem + root.pem, { crypto }),
  );
  expect(certificates).toHaveLength(2);
  expect(leftOut.map(({ code, origin }) => [code, origin.line])).toEqual([
    ['private-key-not-certificate', device.pem.split('\n').length],
  ]);
});

test('every sentence fills in only what its code brings along', () => {
  const names = JSON.stringify(texts).matchAll(/\{\{(\w+)\}\}/g);
  const known = ['source', 'line', 'bytes', 'maximum', 'packed', 'label', 'defect', 'offset', 'scheme'];
  for (const [, name] of names) expect(known).toContain(name);
});
