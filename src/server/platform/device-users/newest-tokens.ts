import { insertInBlocks, type InsertInBlocks } from '#server/storage/insert-in-blocks.ts';
import type { DeviceTokenRow } from '#server/storage/tables.ts';
import type { DeviceAttempt } from '../token-attempts/device-attempt.ts';

/** The newest token of each device among attempts of one tenant. */
export function newestTokenRows(tenantId: string, attempts: readonly DeviceAttempt[]): DeviceTokenRow[] {
  const newest = new Map<string, DeviceTokenRow>();
  for (const { token, anchorFingerprint } of attempts) {
    if (token === undefined || anchorFingerprint === undefined) continue;
    const before = newest.get(token.userName);
    if (before !== undefined && before.last_issued_at > token.issuedAt) continue;
    newest.set(token.userName, {
      tenant_id: tenantId,
      user_name: token.userName,
      anchor_fingerprint: anchorFingerprint,
      first_issued_at: before?.first_issued_at ?? token.issuedAt,
      last_issued_at: token.issuedAt,
      last_expires_at: token.expiresAt,
      last_jti: token.jti,
    });
  }
  return [...newest.values()];
}

/** Makes what notes the newest token of each device, unless a newer one is noted already. */
export function createInsertNewestTokens(): InsertInBlocks<DeviceTokenRow> {
  return insertInBlocks((storage, rows) =>
    storage
      .insertInto('device_tokens')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'user_name'])
          .doUpdateSet((update) => ({
            anchor_fingerprint: update.ref('excluded.anchor_fingerprint'),
            last_issued_at: update.ref('excluded.last_issued_at'),
            last_expires_at: update.ref('excluded.last_expires_at'),
            last_jti: update.ref('excluded.last_jti'),
          }))
          .whereRef('device_tokens.last_issued_at', '<=', 'excluded.last_issued_at'),
      ),
  );
}
