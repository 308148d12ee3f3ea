import { sql } from 'kysely';

/** A truth value as SQLite (0, 1) or PostgreSQL gives it; null where there is no token. */
type SqlTruth = boolean | 0 | 1 | null;

/** Reads a truth value of either database. */
export function isTrue(value: SqlTruth): boolean {
  return value === true || value === 1;
}

/**
 * Whether the newest token of a device (a row of `device_tokens` beside its `users` row) is valid at an instant: the
 * same rules as `authenticate` has, in SQL.
 */
export function isNewestTokenLive(at: Date) {
  const seconds = Math.floor(at.getTime() / 1000);
  return sql<SqlTruth>`(
    users.enabled = 1
    and device_tokens.last_expires_at > ${seconds}
    and device_tokens.last_issued_at >= users.tokens_valid_from
    and not exists (
      select 1 from token_cuts
      where token_cuts.tenant_id = device_tokens.tenant_id
        and token_cuts.scope in ('tenant', 'devices', device_tokens.anchor_fingerprint)
        and token_cuts.valid_from > device_tokens.last_issued_at
    )
    and not exists (
      select 1 from revoked_tokens
      where revoked_tokens.tenant_id = device_tokens.tenant_id and revoked_tokens.jti = device_tokens.last_jti
    )
  )`;
}
