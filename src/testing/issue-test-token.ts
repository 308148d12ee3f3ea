import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { DeviceTokenClaims } from '#contract/device-access-token.ts';
import { personTokenConfiguration } from '#server/platform/sessions/sign-in.ts';
import { findTenantDomain } from '#server/platform/sessions/store.ts';
import { issueToken } from '#server/platform/tokens/issue-token.ts';
import { loadSigningKeys } from '#server/platform/tokens/signing-keys.ts';
import { createTokenClaims, type TokenSubject } from '#server/platform/tokens/token-claims.ts';
import { addUser, type TestUser } from './add-user.ts';
import type { TestGatehouse } from './start-gatehouse.ts';

/** A token of the server's own making, valid for an hour. @returns with the value of an Authorization header. */
export async function issueTestToken(
  { storage, clock, dataFolder }: TestGatehouse,
  subject: Omit<TokenSubject, 'domain' | 'issuedAt' | 'expiresAt'>,
): Promise<{ claims: DeviceTokenClaims; authorization: string }> {
  const domain = (await findTenantDomain(storage, subject.tenantId)) ?? '';
  const issuedAt = Math.floor(clock.now().getTime() / 1000);
  const claims = createTokenClaims({ ...subject, domain, issuedAt, expiresAt: issuedAt + 3600 }, randomBytes);
  const keys = loadSigningKeys(join(dataFolder, 'token-keys'), 'ES256');
  return { claims, authorization: `Bearer ${issueToken(keys.current, claims)}` };
}

/**
 * Adds a person who is signed in already and has no password: no time goes into hashing one.
 * @returns the value of an Authorization header.
 */
export async function addSignedInUser(
  gatehouse: TestGatehouse,
  user: TestUser & { tenantId: string },
): Promise<string> {
  const { tenantId, userName } = user;
  await addUser(gatehouse.storage, user, { at: gatehouse.clock.now() });
  return (await issueTestToken(gatehouse, { tenantId, userName, tci: personTokenConfiguration })).authorization;
}
