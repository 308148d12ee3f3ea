import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { createRoot } from '#testing/certificate-factory.ts';
import { openssl, temporaryFolder } from '#testing/openssl.ts';
import { testKey, type TestKeyKind } from '#testing/test-keys.ts';
import { checkSignature, signCode } from './possession.ts';

const code = 'c2lnbiBtZQ=='.repeat(13);
const { folder, write, remove } = temporaryFolder();
afterAll(remove);

const provable: TestKeyKind[] = ['P-256', 'P-384', 'P-521', 'RSA-2048', 'RSA-3072'];

describe('signing the code in this tab', () => {
  test.each(provable)('when the CA has a %s key, openssl takes the signature', async (kind) => {
    const key = testKey(kind);
    const { der } = createRoot({ key });
    const other = testKey('P-256', 'other');
    const reply = await signCode(crypto, { keys: [other.pem, key.pem], certificate: der, code });
    if (reply.state !== 'signed') throw new Error(reply.state);
    expect(reply.signature).toMatch(/^[A-Za-z0-9+/]+=*$/);
    const publicKey = write(`${kind}.pub`, key.publicKey.export({ type: 'spki', format: 'pem' }));
    const signature = write(`${kind}.sig`, Buffer.from(reply.signature, 'base64'));
    expect(openssl(['dgst', '-sha256', '-verify', publicKey, '-signature', signature], code)).toBe('Verified OK\n');
  });

  test('when none of the keys is the certificate’s, nothing is signed', async () => {
    const { der } = createRoot({ key: testKey('P-256') });
    const keys = [testKey('P-256', 'other').pem, testKey('RSA-2048').pem];
    expect(await signCode(crypto, { keys, certificate: der, code })).toEqual({ state: 'wrong-key' });
  });

  test('when the key is of a kind that proves nothing, that is told apart from a wrong key', async () => {
    const key = testKey('Ed25519');
    const { der } = createRoot({ key });
    expect(await signCode(crypto, { keys: [key.pem], certificate: der, code })).toEqual({ state: 'unsupported' });
  });
});

describe('looking at a signature before it is sent', () => {
  const signedBy = (kind: TestKeyKind, text: string) => {
    const keyFile = write(`${kind}.key`, testKey(kind).pem);
    write('code.txt', text);
    openssl(['dgst', '-sha256', '-sign', keyFile, '-out', `${folder}/code.sig`, `${folder}/code.txt`]);
    return openssl(['base64', '-in', `${folder}/code.sig`]);
  };
  const look = (kind: TestKeyKind, signature: string) =>
    checkSignature(crypto, { certificate: createRoot({ key: testKey(kind) }).der, code, signature });

  test.each(provable)('when openssl signed the code with a %s key, it fits, line breaks or not', async (kind) => {
    const signature = signedBy(kind, code);
    expect(await look(kind, signature)).toBe('fits');
    expect(await look(kind, signature.replaceAll('\n', ''))).toBe('fits');
    expect(readFileSync(`${folder}/code.txt`, 'utf8')).toBe(code);
  });

  test.each(['\n', '\r\n'])('when the code was signed with a line break at its end, that is named', async (end) => {
    expect(await look('P-256', signedBy('P-256', code + end))).toBe('line-break');
    expect(await look('RSA-2048', signedBy('RSA-2048', code + end))).toBe('line-break');
  });

  test('when another code was signed, it does not fit', async () => {
    expect(await look('P-256', signedBy('P-256', 'another'))).toBe('other');
  });

  test.each(['', '  \n', 'not base64!', 'MEUCI'])('when "%s" is given, it is no signature', async (text) => {
    expect(await look('P-256', text)).toBe('not-base64');
  });

  test('when the key is of a kind that cannot be checked here, the platform decides', async () => {
    expect(await look('Ed25519', 'AAAA')).toBe('unknown');
  });
});
