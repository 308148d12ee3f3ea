import { createCipheriv, createPrivateKey, pbkdf2Sync } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { createChain, pemOf } from '#testing/certificate-factory.ts';
import { integer, nul, octetString, oid, sequence } from '#testing/der-writer.ts';
import { openssl, temporaryFolder } from '#testing/openssl.ts';
import { testKey, type TestKeyKind } from '#testing/test-keys.ts';
import { matchKeys } from './match-keys.ts';
import { readInput } from './read-input.ts';

const read = (input: Uint8Array | string, password?: string) =>
  readInput(input, { crypto, ...(password === undefined ? {} : { password }) });
const codes = async (input: Uint8Array | string, password?: string) =>
  (await read(input, password)).leftOut.map(({ code }) => code);

describe('a private key is read', () => {
  test.each<[TestKeyKind, 'pkcs8' | 'sec1' | 'pkcs1']>([
    ['P-256', 'pkcs8'],
    ['P-256', 'sec1'],
    ['P-384', 'sec1'],
    ['P-521', 'sec1'],
    ['RSA-2048', 'pkcs8'],
    ['RSA-2048', 'pkcs1'],
    ['RSA-1024', 'pkcs1'],
    ['Ed25519', 'pkcs8'],
  ])('%s in %s', async (kind, type) => {
    const key = testKey(kind);
    const { privateKeys, leftOut } = await read(key.privateKey.export({ format: 'pem', type }).toString());
    expect(leftOut).toEqual([]);
    expect(privateKeys.map(({ publicKey }) => publicKey)).toEqual([key.spki]);
    const pkcs8 = createPrivateKey({ key: Buffer.from(privateKeys[0]!.pkcs8), format: 'der', type: 'pkcs8' });
    expect(pkcs8.equals(key.privateKey)).toBe(true);
  });

  test('with the curve that openssl ecparam writes before it', async () => {
    const { privateKeys, leftOut } = await read(openssl(['ecparam', '-name', 'prime256v1', '-genkey']));
    expect(privateKeys).toHaveLength(1);
    expect(leftOut).toEqual([]);
  });

  test('without its public key where the runtime does not know the curve', async () => {
    const { privateKeys } = await read(testKey('secp256k1').pem);
    expect(privateKeys.map(({ publicKey }) => publicKey)).toEqual([undefined]);
  });

  describe.each(['aes-128-cbc', 'aes-256-cbc', 'des-ede3-cbc'])('encrypted with %s', (cipher) => {
    const key = testKey('P-256');
    const pem = key.privateKey.export({ format: 'pem', type: 'pkcs8', cipher, passphrase: 'geheim' }).toString();

    test('with its password', async () => {
      expect((await read(pem, 'geheim')).privateKeys.map(({ publicKey }) => publicKey)).toEqual([key.spki]);
    });

    test('and stays closed without it', async () => {
      expect(await codes(pem)).toEqual(['password-needed']);
      expect(await codes(pem, 'wrong')).toEqual(['password-wrong']);
    });
  });
});

/** What the password opens is this, be it a key or not; as `EncryptedPrivateKeyInfo` with PBES2 and AES-256. */
function shroud(content: Uint8Array, password: string): Uint8Array {
  const [salt, vector, rounds] = [new Uint8Array(8), new Uint8Array(16), 1];
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(password, salt, rounds, 32, 'sha256'), vector);
  const derivation = sequence(octetString(salt), integer(rounds), sequence(oid('1.2.840.113549.2.9'), nul()));
  const scheme = sequence(
    sequence(oid('1.2.840.113549.1.5.12'), derivation),
    sequence(oid('2.16.840.1.101.3.4.1.42'), octetString(vector)),
  );
  const encrypted = new Uint8Array(Buffer.concat([cipher.update(content), cipher.final()]));
  return sequence(sequence(oid('1.2.840.113549.1.5.13'), scheme), octetString(encrypted));
}

describe('what a password opens', () => {
  const key = testKey('P-256').pkcs8;

  test('is a key where it is one', async () => {
    expect((await read(shroud(key, 'geheim'), 'geheim')).privateKeys).toHaveLength(1);
  });

  // One in 256 wrong passwords leaves what could be padding behind such octets.
  test.each([
    ['begins with another element', Uint8Array.of(0x04, 0x02, ...key)],
    ['has something behind it', Uint8Array.of(...key, 0x00)],
    ['is cut off', key.subarray(0, -1)],
  ])('comes of a wrong one where it %s', async (_, garbled) => {
    expect(await codes(shroud(garbled, 'geheim'), 'geheim')).toEqual(['password-wrong']);
  });
});

describe.each<[TestKeyKind, 'rsa' | 'ec']>([
  ['RSA-2048', 'rsa'],
  ['P-256', 'ec'],
  ['P-384', 'ec'],
])('a %s key that openssl encrypted inside its armour, the old way,', (kind, command) => {
  const key = testKey(kind);
  const { write, remove } = temporaryFolder();
  afterAll(remove);
  const plain = write('plain.pem', key.pem);
  const traditional = command === 'rsa' ? ['-traditional'] : [];
  const encrypt = (cipher: string, password = 'gehörtnicht') =>
    openssl([command, ...traditional, `-${cipher}`, '-passout', `pass:${password}`, '-in', plain]);

  test.each(['aes-128-cbc', 'aes-192-cbc', 'aes-256-cbc', 'des-ede3-cbc'])('with %s, is opened', async (cipher) => {
    const pem = encrypt(cipher);
    expect(pem).toContain(`DEK-Info: ${cipher.toUpperCase()},`);
    for (const text of [pem, pem.replaceAll('\n', '\r\n')]) {
      const { privateKeys, leftOut } = await read(text, 'gehörtnicht');
      expect(leftOut).toEqual([]);
      expect(privateKeys.map(({ publicKey }) => publicKey)).toEqual([key.spki]);
    }
  });

  test('asks for its password, and tells a wrong one', async () => {
    const pem = encrypt('aes-256-cbc');
    expect(await codes(pem)).toEqual(['password-needed']);
    for (let attempt = 0; attempt < 20; attempt += 1) {
      expect(await codes(pem, `wrong ${attempt}`)).toEqual(['password-wrong']);
    }
  });

  test('is named when it is cut off', async () => {
    const lines = encrypt('aes-128-cbc').split('\n');
    const cut = lines.toSpliced(5, 1, lines[5]!.slice(0, 60)).join('\n');
    expect(await codes(cut, 'gehörtnicht')).toEqual(['base64-truncated']);
  });
});

describe('a private key is left out', () => {
  test('when it is encrypted inside its armour with a cipher that nobody uses', async () => {
    const pem = testKey('RSA-2048').privateKey.export({ format: 'pem', type: 'pkcs1' }).toString();
    const headers = 'Proc-Type: 4,ENCRYPTED\nDEK-Info: IDEA-CBC,0011223344556677\n\n';
    const { leftOut } = await read(pem.replace('KEY-----\n', `KEY-----\n${headers}`), 'geheim');
    expect(leftOut).toMatchObject([{ code: 'key-encryption-unsupported', evidence: { scheme: 'IDEA-CBC' } }]);
  });

  test.each([
    [
      'when its content is broken',
      pemOf('PRIVATE KEY', testKey('P-256').pkcs8.with(40, 0xff).with(7, 0x31)),
      'unknown',
    ],
    ['when a number in it is broken', pemOf('PRIVATE KEY', testKey('P-256').pkcs8.with(29, 0x31)), 'key-malformed'],
    ['when it is in the OpenSSH format', pemOf('OPENSSH PRIVATE KEY', Uint8Array.of(4, 1, 1)), 'ssh-key'],
    ['when it is a public key for SSH', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA me@host', 'ssh-key'],
  ])('%s', async (_, input, code) => {
    expect(await codes(input)).toEqual([code]);
  });
});

test('a private key finds its certificate, whatever else is there', async () => {
  const { root, intermediate, device } = createChain();
  const report = await read(root.pem + device.key.pem + intermediate.pem + device.pem + testKey('P-384', 'other').pem);
  const matches = matchKeys(report.privateKeys, report.certificates);
  expect(matches.map(({ certificates }) => certificates.map(({ certificate }) => certificate.der))).toEqual([
    [device.der],
    [],
  ]);
});
