import { sql, type RawBuilder } from 'kysely';
import type { Storage } from '#server/storage/tables.ts';

/**
 * Whose tokens: everybody's, every device's, those that came through a trust anchor, by its SHA-1 fingerprint, or those
 * of a person who was deleted.
 */
export type CutScope = 'tenant' | 'devices' | { anchorFingerprint: string } | { deletedPerson: string };

/** A token as cuts see it. */
export interface CuttableToken {
  tenantId: string;
  /** Seconds since 1970. */
  issuedAt: number;
  kind: 'person' | 'device';
  /** SHA-1 fingerprint of the trust anchor that a device's token came through. */
  anchorFingerprint?: string | undefined;
}

/** The first whole second whose tokens outlive a cut: one issued earlier in the same second must not. */
export function cutSecond(at: Date): number {
  return Math.floor(at.getTime() / 1000) + 1;
}

/** Refuses every token of a scope that was issued up to now, in one row however many there are. */
export async function cutTokens(storage: Storage, tenantId: string, scope: CutScope, at: Date): Promise<void> {
  const valid_from = cutSecond(at);
  await storage
    .insertInto('token_cuts')
    .values({ tenant_id: tenantId, scope: scopeText(scope), valid_from })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'scope'])
        .doUpdateSet({ valid_from: laterThan(sql.ref('token_cuts.valid_from'), valid_from) }),
    )
    .execute();
}

/**
 * Refuses every token of a user that was issued up to now.
 * @returns the first whole second whose tokens count again.
 */
export async function cutUserTokens(
  storage: Storage,
  { tenantId, userName }: { tenantId: string; userName: string },
  at: Date,
): Promise<number> {
  const row = await storage
    .updateTable('users')
    .set({ tokens_valid_from: laterThan(sql.ref('tokens_valid_from'), cutSecond(at)) })
    .where('tenant_id', '=', tenantId)
    .where('user_name', '=', userName)
    .returning('tokens_valid_from')
    .executeTakeFirstOrThrow();
  return row.tokens_valid_from;
}

/** A person who signs in right after a cut gets a token of the cut's own second, which the next cut must outdo. */
function laterThan(before: RawBuilder<unknown>, second: number): RawBuilder<number> {
  return sql<number>`case when ${before} >= ${second} then ${before} + 1 else ${second} end`;
}

/** The first second whose tokens outlive a cut; 0 where there was none. */
export async function findCut(storage: Storage, tenantId: string, scope: CutScope): Promise<number> {
  const cut = await storage
    .selectFrom('token_cuts')
    .select('valid_from')
    .where('tenant_id', '=', tenantId)
    .where('scope', '=', scopeText(scope))
    .executeTakeFirst();
  return cut?.valid_from ?? 0;
}

/** Whether a token was issued before a cut that it falls under. */
export async function isTokenCut(storage: Storage, token: CuttableToken): Promise<boolean> {
  const scopes: CutScope[] = token.kind === 'device' ? ['tenant', 'devices'] : ['tenant'];
  if (token.anchorFingerprint !== undefined) scopes.push({ anchorFingerprint: token.anchorFingerprint });
  const cut = await storage
    .selectFrom('token_cuts')
    .select('scope')
    .where('tenant_id', '=', token.tenantId)
    .where('scope', 'in', scopes.map(scopeText))
    .where('valid_from', '>', token.issuedAt)
    .executeTakeFirst();
  return cut !== undefined;
}

function scopeText(scope: CutScope): string {
  if (typeof scope === 'string') return scope;
  return 'anchorFingerprint' in scope ? scope.anchorFingerprint : `deleted ${scope.deletedPerson}`;
}
