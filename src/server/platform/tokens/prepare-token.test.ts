import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { prepareTokens } from './prepare-token.ts';
import { loadSigningKeys } from './signing-keys.ts';
import { createTokenClaims, deviceTokenConfiguration } from './token-claims.ts';
import { verifyToken } from './verify-token.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-prepared-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const keys = { ES256: loadSigningKeys(folder, 'ES256'), RS256: loadSigningKeys(folder, 'RS256') };
const times = { issuedAt: 1_780_000_000, expiresAt: 1_780_003_600 };

/** The same octets each time it is made: 0, 1, 2 and so on, in every call anew. */
const random = (size: number): Uint8Array => Uint8Array.from({ length: size }, (_, index) => (index * 37) % 251);

const holders = [
  { userName: 'device_plain-1', tenantId: 't1001', domain: 'localhost' },
  { userName: 'device_"quoted" \\ back', tenantId: 't1001', domain: 'iot.example.com' },
  { userName: 'device_Gerät ~ 装置 >?> 😀', tenantId: 't"2', domain: 'x.example.com' },
];

test.each(holders)('$userName gets the claims that a token made from scratch has', (names) => {
  const holder = { ...names, tci: deviceTokenConfiguration, anchorFingerprint: 'ab'.repeat(20) };
  const { accessToken, ...told } = prepareTokens(holder)(holder.userName)(keys.ES256.current, times, random);
  const payload = accessToken.split('.')[1] ?? '';
  const claims = createTokenClaims({ ...holder, ...times }, random);
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual(claims);
  expect(payload).toMatch(/^[A-Za-z0-9]+$/);
  expect(told).toEqual({ jti: claims.jti, ...times });
});

test.each(['ES256', 'RS256'] as const)('a token signed by %s passes the check', async (algorithm) => {
  const holder = { ...holders[0]!, tci: deviceTokenConfiguration, anchorFingerprint: 'ab'.repeat(20) };
  const { accessToken } = prepareTokens(holder)(holder.userName)(keys[algorithm].current, times, random);
  const claims = await verifyToken(accessToken, {
    keys: keys[algorithm],
    at: new Date((times.issuedAt + 1) * 1000),
    domainOf: () => 'localhost',
  });
  expect(claims.sub).toBe('device_plain-1');
});
