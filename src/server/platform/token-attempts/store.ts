import { sql, type SelectQueryBuilder } from 'kysely';
import { literalInPattern } from '#server/storage/like-pattern.ts';
import type { PresentedChainRow, Storage, Tables, TokenAttemptRow } from '#server/storage/tables.ts';

/** What attempts are looked for by; times in milliseconds since 1970, `from` included, `to` not. */
export interface AttemptFilter {
  result?: 'accepted' | 'refused' | undefined;
  /** Any part of the common name, in any case. */
  device?: string | undefined;
  /** Code of a finding, or of the error. */
  finding?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  requestId?: string | undefined;
  remoteAddress?: string | undefined;
  tlsVersion?: string | undefined;
  /** Only attempts with a smaller id. */
  before?: number | undefined;
}

/** A tenant's newest attempts that fit, newest first. */
export function listAttempts(
  storage: Storage,
  tenantId: string,
  filter: AttemptFilter,
  limit: number,
): Promise<TokenAttemptRow[]> {
  const ofTenant = storage.selectFrom('token_attempts').selectAll().where('tenant_id', '=', tenantId);
  return narrow(ofTenant, filter).orderBy('id', 'desc').limit(limit).execute();
}

type AttemptQuery = SelectQueryBuilder<Tables, 'token_attempts', TokenAttemptRow>;

function narrow(query: AttemptQuery, filter: AttemptFilter): AttemptQuery {
  const { result, device, finding, from, to, before, requestId, remoteAddress, tlsVersion } = filter;
  let narrowed = query;
  if (requestId !== undefined) narrowed = narrowed.where('request_id', '=', requestId);
  if (remoteAddress !== undefined) narrowed = narrowed.where('remote_address', '=', remoteAddress);
  if (tlsVersion !== undefined) narrowed = narrowed.where('tls_version', '=', tlsVersion);
  if (before !== undefined) narrowed = narrowed.where('id', '<', before);
  if (result !== undefined) narrowed = narrowed.where('result', '=', result);
  if (from !== undefined) narrowed = narrowed.where('at', '>=', from);
  if (to !== undefined) narrowed = narrowed.where('at', '<', to);
  if (device !== undefined) {
    const pattern = `%${literalInPattern(device.toLowerCase())}%`;
    narrowed = narrowed.where(sql<boolean>`lower(device) like ${pattern} escape '\\'`);
  }
  if (finding !== undefined) {
    narrowed = narrowed.where((attempt) =>
      attempt.or([attempt('findings', 'like', `% ${finding} %`), attempt('error_code', '=', finding)]),
    );
  }
  return narrowed;
}

/** A tenant's attempts after one, oldest first. */
export function attemptsAfter(
  storage: Storage,
  tenantId: string,
  id: number,
  limit: number,
): Promise<TokenAttemptRow[]> {
  return storage
    .selectFrom('token_attempts')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '>', id)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Id of a tenant's newest attempt; 0 where there is none. */
export async function newestAttemptId(storage: Storage, tenantId: string): Promise<number> {
  const [newest] = await listAttempts(storage, tenantId, {}, 1);
  return newest?.id ?? 0;
}

/** One attempt of a tenant with the chain that was presented, or undefined. */
export function findAttempt(
  storage: Storage,
  tenantId: string,
  id: number,
): Promise<(TokenAttemptRow & { certificates: PresentedChainRow['certificates'] | null }) | undefined> {
  return storage
    .selectFrom('token_attempts')
    .leftJoin('presented_chains', (join) =>
      join
        .onRef('presented_chains.tenant_id', '=', 'token_attempts.tenant_id')
        .onRef('presented_chains.digest', '=', 'token_attempts.chain_digest'),
    )
    .selectAll('token_attempts')
    .select('presented_chains.certificates')
    .where('token_attempts.tenant_id', '=', tenantId)
    .where('token_attempts.id', '=', id)
    .executeTakeFirst();
}

/** Attempts by reason in spans of whole seconds, oldest first. `span` is where one begins, in spans since 1970. */
export async function countAttempts(
  storage: Storage,
  tenantId: string,
  { from, to, bucketSeconds }: { from: number; to: number; bucketSeconds: number },
): Promise<{ span: number; reason: string; count: number }[]> {
  // A whole number in the statement: as a parameter, SQLite would take it for a fraction and divide exactly.
  const span = sql<number | string>`bucket_at / ${sql.lit(bucketSeconds * 1000)}`;
  const rows = await storage
    .selectFrom('token_attempt_counts')
    .select(['reason', span.as('span'), (select) => select.fn.sum('count').as('count')])
    .where('tenant_id', '=', tenantId)
    .where('bucket_at', '>=', from)
    .where('bucket_at', '<', to)
    .groupBy(['reason', span])
    .orderBy('span')
    .execute();
  return rows.map((row) => ({ span: Number(row.span), reason: row.reason, count: Number(row.count) }));
}
