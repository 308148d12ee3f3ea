import { recordAudit } from '../audit/record-audit.ts';
import type { Platform } from '../platform.ts';
import { issueToken } from '../tokens/issue-token.ts';
import { createTokenClaims } from '../tokens/token-claims.ts';
import { cutUserTokens } from '../tokens/token-cuts.ts';
import { credentialsRefused, type Principal } from './principal.ts';
import { personTokenConfiguration, type NewSession } from './sign-in.ts';
import { findActiveDomain } from './store.ts';

/**
 * Ends all sessions of the caller; on disk when the promise settles.
 * @returns the first whole second whose tokens count again.
 */
export function endOwnSessions({ storage, now }: Platform, caller: Principal): Promise<number> {
  const { tenantId, userName } = caller;
  return storage.transaction().execute(async (transaction) => {
    const validFrom = await cutUserTokens(transaction, caller, now());
    await recordAudit(transaction, {
      tenantId,
      userName,
      at: now(),
      type: 'UserAuthentication',
      activity: 'User logged out everywhere',
      text: `Every session of user ${userName} ended by the user`,
      source: userName,
    });
    return validFrom;
  });
}

/**
 * Continues a session whose token was just cut, under a new token with the same end.
 * @param issuedAt what the cut came to.
 * @throws GatehouseError `credentials-invalid` where the tenant was suspended meanwhile
 */
export async function continueSession(
  { storage, now, random, keys }: Platform,
  { tenantId, userName, token }: Principal & { token: NonNullable<Principal['token']> },
  issuedAt: number,
): Promise<NewSession> {
  const domain = await findActiveDomain(storage, tenantId);
  if (domain === undefined) throw credentialsRefused();
  const claims = createTokenClaims(
    {
      userName,
      tenantId,
      domain,
      tci: personTokenConfiguration,
      validFrom: Math.floor(now().getTime() / 1000),
      issuedAt,
      expiresAt: token.exp,
      secondFactor: token.tfa,
    },
    random,
  );
  return { token: issueToken(keys.current, claims), claims };
}

/** True where a caller's session is a browser's, which can be given a new token. */
export function isBrowserSession(caller: Principal): caller is Principal & { token: NonNullable<Principal['token']> } {
  return caller.token?.fromCookie === true;
}
