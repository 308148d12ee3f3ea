import type { DeviceTokenClaims } from '#contract/device-access-token.ts';
import { basicTokenLifespan, basicTokenLifespanKey } from '#contract/tenant-options.ts';
import type { Platform } from '../platform.ts';
import { readLifespan } from '../tenant-options/lifespan.ts';
import { issueToken } from '../tokens/issue-token.ts';
import { createTokenClaims } from '../tokens/token-claims.ts';
import type { PasswordChecker, PasswordClaim } from './check-password.ts';
import { credentialsRefused } from './principal.ts';
import { findTenantDomain } from './store.ts';

/** `tci` of a person's token, beside `device_token_config` of a device's. */
const personTokenConfiguration = 'user_token_config';

/** A new session: its token, and what the token says. */
export interface NewSession {
  token: string;
  claims: DeviceTokenClaims;
}

/**
 * Begins a session of `basic-token.lifespan.seconds`.
 * @throws GatehouseError as `PasswordChecker.check` does.
 */
export async function signIn(
  platform: Platform,
  passwords: PasswordChecker,
  claim: PasswordClaim,
): Promise<NewSession> {
  const user = await passwords.check(claim);
  const domain = await findTenantDomain(platform.storage, user.tenant_id);
  if (domain === undefined) throw credentialsRefused();
  const lifespan = await readLifespan(platform.storage, user.tenant_id, basicTokenLifespanKey, basicTokenLifespan);
  const issuedAt = Math.floor(platform.now().getTime() / 1000);
  const subject = { userName: user.user_name, tenantId: user.tenant_id, domain, tci: personTokenConfiguration };
  const claims = createTokenClaims({ ...subject, issuedAt, expiresAt: issuedAt + lifespan }, platform.random);
  return { token: issueToken(platform.keys.current, claims), claims };
}
