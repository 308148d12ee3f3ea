import type { DeviceTokenClaims } from '#contract/device-access-token.ts';
import { basicTokenLifespan, basicTokenLifespanKey } from '#contract/tenant-options.ts';
import type { UserRow } from '#server/storage/tables.ts';
import type { Platform } from '../platform.ts';
import type { CodeChecker } from '../second-factor/code-checker.ts';
import { factorStanding } from '../second-factor/store.ts';
import { readLifespan } from '../tenant-options/lifespan.ts';
import { issueToken } from '../tokens/issue-token.ts';
import { createTokenClaims } from '../tokens/token-claims.ts';
import { findCut } from '../tokens/token-cuts.ts';
import { codeRequired, setupRequired } from './authenticate.ts';
import type { PasswordChecker, PasswordClaim } from './check-password.ts';
import { credentialsRefused } from './principal.ts';
import { findActiveDomain } from './store.ts';

/** `tci` of a person's token, beside `device_token_config` of a device's. */
export const personTokenConfiguration = 'user_token_config';

/** A new session: its token, and what the token says. */
export interface NewSession {
  token: string;
  claims: DeviceTokenClaims;
}

/** What somebody signs in with. */
export interface SignInClaim extends PasswordClaim {
  /** Of the second factor. */
  code?: string | undefined;
}

/** What checks a claim. */
export interface SignInCheckers {
  passwords: PasswordChecker;
  codes: CodeChecker;
}

/**
 * Begins a session of `basic-token.lifespan.seconds`. The token is dated by the moment before the password was looked
 * at, so that a cut made meanwhile refuses it; one made before does not.
 * @throws GatehouseError as `PasswordChecker.check` does; `second-factor-required`, `second-factor-invalid`,
 * `second-factor-setup-required`
 */
export async function signIn(
  platform: Platform,
  { passwords, codes }: SignInCheckers,
  claim: SignInClaim,
): Promise<NewSession> {
  const { storage, now, random, keys } = platform;
  const validFrom = Math.floor(now().getTime() / 1000);
  const cut = await findCut(storage, claim.tenantId, 'tenant');
  const user = await passwords.check(claim);
  const domain = await findActiveDomain(storage, user.tenant_id);
  if (domain === undefined) throw credentialsRefused();
  const secondFactor = await passSecondFactor(platform, codes, user, claim.code);
  const lifespan = await readLifespan(storage, user.tenant_id, basicTokenLifespanKey, basicTokenLifespan);
  const subject = { userName: user.user_name, tenantId: user.tenant_id, domain, tci: personTokenConfiguration };
  const times = {
    validFrom,
    issuedAt: Math.max(validFrom, user.tokens_valid_from, cut),
    expiresAt: validFrom + lifespan,
  };
  const claims = createTokenClaims({ ...subject, ...times, secondFactor }, random);
  return { token: issueToken(keys.current, claims), claims };
}

/** @returns whether a code was asked for. */
async function passSecondFactor(
  { storage }: Platform,
  codes: CodeChecker,
  { tenant_id, user_name, kind }: UserRow,
  code: string | undefined,
): Promise<boolean> {
  const owner = { tenantId: tenant_id, userName: user_name };
  const standing = kind === 'person' ? await factorStanding(storage, owner) : 'absent';
  if (standing === 'demanded') throw setupRequired();
  if (standing === 'absent') return false;
  // The official client sends the word "undefined" where it has no code (contract 7.3).
  if (code === undefined || code.trim() === '' || code === 'undefined') throw codeRequired();
  await codes.use(owner, code, 'second-factor-invalid');
  return true;
}
