import type { Storage } from '#server/storage/tables.ts';

/** Whose tokens: everybody's, every device's, or those that came through a trust anchor, by its SHA-1 fingerprint. */
export type CutScope = 'tenant' | 'devices' | { anchorFingerprint: string };

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
        .doUpdateSet({ valid_from })
        .where('token_cuts.valid_from', '<', valid_from),
    )
    .execute();
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
  return typeof scope === 'string' ? scope : scope.anchorFingerprint;
}
