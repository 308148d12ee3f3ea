import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callDevice, trust } from '#testing/call-device.ts';
import { createDevice, createRoot } from '#testing/certificate-factory.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';
import type { TokenAlgorithm } from './key-files.ts';
import { forgetEndedKeys, keyFolder, rotateKeys, type Rotation } from './rotate-keys.ts';
import { loadSigningKeys } from './signing-keys.ts';

let gatehouse: TestGatehouse;
const root = createRoot({ subject: 'Rotating Root' });
const device = createDevice(root, { subject: 'rotating' });
beforeEach(async () => {
  gatehouse = await startTestGatehouse();
  await trust(gatehouse, root);
});
afterEach(() => gatehouse.stop());

const rotate = (revoke = false, algorithm: TokenAlgorithm = 'ES256'): Promise<Rotation> => {
  const { storage, dataFolder, clock } = gatehouse;
  return rotateKeys({ storage, dataFolder, algorithm, tenantId: 't1001', at: clock.now() }, revoke);
};
const newToken = async (): Promise<string> => {
  const { body } = await callDevice(gatehouse, { device });
  return String(body['accessToken']);
};
const kidOf = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid;
const works = async (token: string): Promise<number> =>
  (await gatehouse.call('GET', '/user/currentUser', { authorization: `Bearer ${token}` })).status;
const published = async (): Promise<string[]> => {
  const { json } = await gatehouse.call('GET', '/.well-known/jwks.json', { authorization: null });
  return (json as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
};
const lifespan = '/tenant/options/oauth.internal/device-token.lifespan.seconds';

describe('rotating the token signing key under a running server', () => {
  test('the next token has the new key, and old ones stay valid to their end', async () => {
    const before = await newToken();
    const { current } = await rotate();
    const after = await newToken();
    expect(kidOf(before)).not.toBe(current.kid);
    expect(kidOf(after)).toBe(current.kid);
    expect([await works(before), await works(after)]).toEqual([200, 200]);
    gatehouse.clock.advance(3599);
    expect(await works(before)).toBe(200);
    gatehouse.clock.advance(1);
    expect([await works(before), await works(after)]).toEqual([401, 401]);
  });

  test('several times, to another algorithm and back: every token verifies by the published set', async () => {
    const tokens = [await newToken()];
    for (const algorithm of ['ES256', 'ES256', 'RS256', 'ES256'] as const) {
      await rotate(false, algorithm);
      tokens.push(await newToken());
    }
    const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', gatehouse.restUrl));
    for (const token of tokens) {
      expect(await works(token)).toBe(200);
      const { protectedHeader } = await jwtVerify(token, keys, { currentDate: gatehouse.clock.now() });
      expect(await published()).toContain(protectedHeader.kid);
    }
  });

  test('an old key is published until no token of it can be alive, and then forgotten', async () => {
    await gatehouse.call('PUT', lifespan, { json: { value: '5000000' } });
    const longLived = await newToken();
    await gatehouse.call('PUT', lifespan, { json: { value: '300' } });
    gatehouse.clock.advance(100);
    const { acceptedUntil } = await rotate();
    gatehouse.clock.advance(5_000_000 - 101);
    expect(await works(longLived)).toBe(200);
    expect(await published()).toContain(kidOf(longLived));
    forgetEndedKeys(gatehouse.dataFolder, gatehouse.clock.now());
    expect(await published()).toContain(kidOf(longLived));
    gatehouse.clock.set(acceptedUntil ?? new Date(0));
    expect(await published()).toEqual([kidOf(await newToken())]);
    forgetEndedKeys(gatehouse.dataFolder, gatehouse.clock.now());
    expect(readdirSync(keyFolder(gatehouse.dataFolder))).toEqual(['0002-ES256.pem']);
  });

  test('of an old key only the public half is left, readable by its owner alone', async () => {
    await rotate();
    const path = join(keyFolder(gatehouse.dataFolder), '0001-ES256.retired.pem');
    expect(readFileSync(path, 'utf8')).toMatch(/^Accepted-Until: \S+Z\n-----BEGIN PUBLIC KEY-----\n/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(existsSync(join(keyFolder(gatehouse.dataFolder), '0001-ES256.pem'))).toBe(false);
  });

  test('with --revoke, tokens of the old key are refused at the next request', async () => {
    const stolen = await newToken();
    await rotate(true);
    expect(await works(stolen)).toBe(401);
    expect(await works(await newToken())).toBe(200);
    expect(await published()).toHaveLength(1);
  });

  test('is in the audit log', async () => {
    const { current } = await rotate();
    const { json } = await gatehouse.call('GET', '/audit/auditRecords');
    expect(JSON.stringify(json)).toContain(`New token signing key ${current.kid} (ES256)`);
  });

  test('two at once leave one key that signs', async () => {
    await Promise.all([rotate(), rotate()]);
    const token = await newToken();
    expect(await works(token)).toBe(200);
    const folder = keyFolder(gatehouse.dataFolder);
    expect(readdirSync(folder).filter((name) => !name.includes('retired'))).toHaveLength(1);
    expect(kidOf(token)).toBe(loadSigningKeys(folder, 'ES256').current.kid);
  });
});

test('a retirement that was cut short is made good by the next one', async () => {
  const before = await newToken();
  const folder = keyFolder(gatehouse.dataFolder);
  const first = readFileSync(join(folder, '0001-ES256.pem'));
  await rotate();
  writeFileSync(join(folder, '0001-ES256.pem'), first, { mode: 0o600 });
  expect(await works(before)).toBe(200);
  const { current } = await rotate();
  expect(await works(before)).toBe(200);
  expect(kidOf(await newToken())).toBe(current.kid);
  expect(readdirSync(folder).filter((name) => !name.includes('retired'))).toEqual(['0003-ES256.pem']);
});
