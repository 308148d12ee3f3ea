import { createHmac, randomBytes, sign } from 'node:crypto';
import { SignJWT, UnsecuredJWT, jwtVerify, createLocalJWKSet } from 'jose';
import { afterAll, describe, expect, test } from 'vitest';
import type { DeviceTokenClaims } from '#contract/device-access-token.ts';
import { temporaryFolder } from '#testing/openssl.ts';
import { issueToken } from './issue-token.ts';
import type { TokenAlgorithm } from './key-files.ts';
import { loadSigningKeys } from './signing-keys.ts';
import { createTokenClaims, deviceTokenConfiguration } from './token-claims.ts';
import { verifyToken } from './verify-token.ts';

const files = temporaryFolder();
const { folder } = files;
afterAll(() => files.remove());
const keys = loadSigningKeys(folder, 'ES256');
const key = keys.current;
const issuedAt = 1_780_000_000;
const at = (offset: number): Date => new Date((issuedAt + offset) * 1000);
const domainOf = (tenantId: string): string | undefined => (tenantId === 't1001' ? 'iot.example.com' : undefined);

const claimsFor = (userName = 'device_d-1'): DeviceTokenClaims =>
  createTokenClaims(
    {
      userName,
      tenantId: 't1001',
      domain: 'iot.example.com',
      tci: deviceTokenConfiguration,
      issuedAt,
      expiresAt: issuedAt + 300,
    },
    randomBytes,
  );
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (header: unknown, payload: unknown): string => {
  const text = `${encode(header)}.${encode(payload)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key: key.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
};
const check = (token: string, instant = at(1)): Promise<DeviceTokenClaims> =>
  verifyToken(token, { keys, at: instant, domainOf });
const refused = { code: 'credentials-invalid', message: 'Invalid credentials! : Bad credentials' };
const header = { alg: 'ES256', typ: 'JWT', kid: key.kid };

describe('a token of our own', () => {
  test.each<TokenAlgorithm>(['ES256', 'RS256'])('signed with %s is accepted by us and by jose', async (algorithm) => {
    const both = loadSigningKeys(folder, algorithm);
    const claims = claimsFor();
    const token = issueToken(both.current, claims);
    await expect(verifyToken(token, { keys: both, at: at(1), domainOf })).resolves.toEqual(claims);
    const published = createLocalJWKSet({
      keys: [...both.byId.values()].map((item) => ({ kty: '', ...item.publicJwk })),
    });
    const { payload } = await jwtVerify(token, published, { currentDate: at(1), issuer: 'iot.example.com' });
    expect(payload).toEqual(claims);
  });

  test('carries the claims of the contract', () => {
    expect(claimsFor()).toEqual({
      aud: 'iot.example.com',
      iss: 'iot.example.com',
      sub: 'device_d-1',
      ten: 't1001',
      tci: 'device_token_config',
      tfa: false,
      iat: issuedAt,
      nbf: issuedAt,
      exp: issuedAt + 300,
      jti: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      xsrfToken: expect.stringMatching(/^[A-Za-z0-9]{20}$/),
    });
    expect(claimsFor().jti).not.toBe(claimsFor().jti);
  });

  test('decodes with the standard base64 alphabet whatever the name holds', async () => {
    for (const name of ['>>>???~~~', 'ÿþü€', '\u007f\u007f', '日本語', '😀']) {
      for (const shift of ['', 'x', 'xx']) {
        const token = issueToken(key, claimsFor(`device_${shift}${name}`));
        expect(token.split('.')[1]).toMatch(/^[A-Za-z0-9+/]+$/);
        expect((await check(token)).sub).toBe(`device_${shift}${name}`);
      }
    }
  });

  test('ends at the second that exp names, and begins at nbf', async () => {
    const token = issueToken(key, claimsFor());
    await expect(check(token, at(299.999))).resolves.toBeDefined();
    await expect(check(token, at(300))).rejects.toMatchObject(refused);
    await expect(check(token, at(0))).resolves.toBeDefined();
    await expect(check(token, at(-0.001))).rejects.toMatchObject(refused);
  });

  test('of another domain or an unknown tenant is refused', async () => {
    for (const change of [{ iss: 'other.example.com' }, { aud: 'other.example.com' }, { ten: 't9' }]) {
      await expect(check(issueToken(key, { ...claimsFor(), ...change }))).rejects.toMatchObject(refused);
    }
  });
});

describe('attack 25: a forged token', () => {
  const claims = claimsFor();
  const genuine = issueToken(key, claims);
  const [, payload = '', signature = ''] = genuine.split('.');
  const spki = key.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const hmac = (secret: string): string => {
    const text = `${encode({ ...header, alg: 'HS256' })}.${payload}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  };
  const forgeries: Record<string, string> = {
    'alg none': new UnsecuredJWT({ ...claims }).encode(),
    'alg none with our kid': `${encode({ ...header, alg: 'none' })}.${payload}.`,
    'alg None': `${encode({ ...header, alg: 'None' })}.${payload}.AA`,
    'HS256 keyed with our public key': hmac(spki),
    'HS256 keyed with our public key without its last line break': hmac(spki.trim()),
    'alg of another kind than the key': signed({ ...header, alg: 'RS256' }, claims),
    'unknown kid': signed({ ...header, kid: 'other' }, claims),
    'kid with a path': signed({ ...header, kid: '../../0001-ES256.pem' }, claims),
    'kid of the prototype': signed({ ...header, kid: '__proto__' }, claims),
    'no kid': signed({ alg: 'ES256', typ: 'JWT' }, claims),
    'jku beside our kid': signed({ ...header, jku: 'https://evil.example/keys' }, claims),
    'jwk beside our kid': signed({ ...header, jwk: key.publicJwk }, claims),
    'x5u beside our kid': signed({ ...header, x5u: 'https://evil.example/c' }, claims),
    'unknown critical header': signed({ ...header, crit: ['b64'], b64: false }, claims),
    'another type': signed({ ...header, typ: 'at+jwt' }, claims),
    'no type': signed({ alg: 'ES256', kid: key.kid }, claims),
    'ES256 with r = s = 0': `${encode(header)}.${payload}.${Buffer.alloc(64).toString('base64url')}`,
    'ES256 in DER form': `${encode(header)}.${payload}.${sign('sha256', Buffer.from(`${encode(header)}.${payload}`), key.privateKey).toString('base64url')}`,
    'changed payload': `${encode(header)}.${encode({ ...claims, sub: 'admin' })}.${signature}`,
    'blank in front': ` ${genuine}`,
    'line break at the end': `${genuine}\n`,
    'blank inside': genuine.replace('.', ' .'),
    padding: `${genuine}=`,
    'four parts': `${genuine}.x`,
    'two parts': genuine.slice(0, genuine.lastIndexOf('.')),
    'a payload that is no object': signed(header, 'text'),
    'a payload without exp': signed(header, { ...claims, exp: undefined }),
    'exp as text': signed(header, { ...claims, exp: String(claims.exp) }),
    'a header that is no JSON': `AAAA.${payload}.${signature}`,
    'ten thousand characters': `${encode(header)}.${'A'.repeat(10_000)}.${signature}`,
    nothing: '',
  };

  test.each(Object.entries(forgeries))('%s is refused', async (_name, token) => {
    await expect(check(token)).rejects.toMatchObject(refused);
  });

  test('signed by a key of somebody else under our kid is refused', async () => {
    const other = temporaryFolder();
    const stranger = loadSigningKeys(other.folder, 'ES256').current;
    other.remove();
    const token = await new SignJWT({ ...claims }).setProtectedHeader(header).sign(stranger.privateKey);
    await expect(check(token)).rejects.toMatchObject(refused);
  });

  test('a second spelling of a genuine signature is refused', async () => {
    const last = genuine.at(-1) ?? '';
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const spelling = genuine.slice(0, -1) + alphabet[alphabet.indexOf(last) + 1];
    expect(Buffer.from(spelling.split('.')[2] ?? '', 'base64url')).toEqual(Buffer.from(signature, 'base64url'));
    await expect(check(spelling)).rejects.toMatchObject(refused);
  });
});
