import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStorage } from '#server/storage/open-storage.ts';
import type { Storage } from '#server/storage/tables.ts';
import { temporaryFolder } from '#testing/openssl.ts';
import { forgetExpiredRevocations, isTokenRevoked, revokeToken } from './revocations.ts';

const files = temporaryFolder();
let storage: Storage;
const token = { tenantId: 't1001', jti: 'a', expiresAt: 1000 };

beforeAll(async () => {
  storage = await openStorage(files.folder);
  for (const id of ['t1001', 't2']) {
    await storage.insertInto('tenants').values({ id, domain: id, created_at: 0 }).execute();
  }
});
afterAll(async () => {
  await storage.destroy();
  files.remove();
});

test('a token is revoked once it was logged out, twice as well, and no other one with it', async () => {
  expect(await isTokenRevoked(storage, token)).toBe(false);
  await revokeToken(storage, token);
  await revokeToken(storage, token);
  expect(await isTokenRevoked(storage, token)).toBe(true);
  expect(await isTokenRevoked(storage, { ...token, tenantId: 't2' })).toBe(false);
  expect(await isTokenRevoked(storage, { ...token, jti: 'b' })).toBe(false);
});

test('another process on the same folder sees it', async () => {
  await revokeToken(storage, { ...token, jti: 'c' });
  const second = await openStorage(files.folder);
  expect(await isTokenRevoked(second, { ...token, jti: 'c' })).toBe(true);
  await second.destroy();
});

test('when the token has ended by itself, its entry goes, and not a second before', async () => {
  await revokeToken(storage, { ...token, jti: 'd' });
  await forgetExpiredRevocations(storage, new Date(999_999));
  expect(await isTokenRevoked(storage, { ...token, jti: 'd' })).toBe(true);
  await forgetExpiredRevocations(storage, new Date(1_000_000));
  expect(await isTokenRevoked(storage, { ...token, jti: 'd' })).toBe(false);
});
