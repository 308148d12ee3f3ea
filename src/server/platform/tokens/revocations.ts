import type { Storage } from '#server/storage/tables.ts';

/** What names a token, out of its claims. */
export interface TokenName {
  tenantId: string;
  jti: string;
}

/**
 * Refuses a token from now on; on disk when the promise settles. Doing it twice is no mistake.
 * @param token `expiresAt` in seconds since 1970: after it, the entry is of no use.
 */
export async function revokeToken(storage: Storage, token: TokenName & { expiresAt: number }): Promise<void> {
  const row = { tenant_id: token.tenantId, jti: token.jti, expires_at: token.expiresAt };
  await storage
    .insertInto('revoked_tokens')
    .values(row)
    .onConflict((conflict) => conflict.columns(['tenant_id', 'jti']).doNothing())
    .execute();
}

/** Whether somebody logged this token out, in any process. */
export async function isTokenRevoked(storage: Storage, { tenantId, jti }: TokenName): Promise<boolean> {
  const row = await storage
    .selectFrom('revoked_tokens')
    .select('jti')
    .where('tenant_id', '=', tenantId)
    .where('jti', '=', jti)
    .executeTakeFirst();
  return row !== undefined;
}

/** Removes the entries of tokens that have ended by themselves. */
export async function forgetExpiredRevocations(storage: Storage, at: Date): Promise<void> {
  await storage
    .deleteFrom('revoked_tokens')
    .where('expires_at', '<=', Math.floor(at.getTime() / 1000))
    .execute();
}
