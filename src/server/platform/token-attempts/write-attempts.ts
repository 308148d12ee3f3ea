import { summaryBucketSeconds } from '#contract/token-attempts.ts';
import { insertInBlocks, type InsertInBlocks } from '#server/storage/insert-in-blocks.ts';
import { prepareStatement } from '#server/storage/statement.ts';
import type { Storage, TokenAttemptCountRow, TokenAttemptRow } from '#server/storage/tables.ts';
import { createInsertNewestTokens, newestTokenRows } from '../device-users/newest-tokens.ts';
import { createTakeIds } from '../next-id.ts';
import { reasonOf, type DeviceAttempt } from './device-attempt.ts';
import { createChainWriter } from './presented-chains.ts';

/** An attempt that has an owner. */
export type OwnedAttempt = DeviceAttempt & { tenantId: string };

/** Longest text that is kept of a name or address. */
const textLimit = 1000;
/** PostgreSQL takes no NUL in a text. */
const plainText = (text: string): string => text.slice(0, textLimit).replaceAll('\0', '\u{fffd}');

/** Writes attempts, their chains, their counts and the devices' newest tokens, all or none. */
export type WriteAttempts = (transaction: Storage, attempts: readonly OwnedAttempt[]) => Promise<WrittenAttempts>;

/** Attempts that will be stored when their transaction ends. */
export interface WrittenAttempts {
  /** To call once it has ended. */
  committed(): void;
}

/** Makes the writer of one recorder. */
export function createWriteAttempts(): WriteAttempts {
  const chainWriter = createChainWriter();
  const insertAttempts = insertInBlocks<TokenAttemptRow>((storage, rows) =>
    storage.insertInto('token_attempts').values(rows),
  );
  const takeIds = createTakeIds('token-attempts');
  const findTenant = prepareStatement({ tenantId: '#tenant' }, (storage) =>
    storage.selectFrom('tenants').select(['id', 'created_at']).where('id', '=', '#tenant'),
  );
  const insertCounts = createInsertCounts();
  const insertTokens = createInsertNewestTokens();
  return async (transaction, attempts) => {
    const endings: (() => void)[] = [];
    for (const [tenantId, waiting] of Map.groupBy(attempts, (attempt) => attempt.tenantId)) {
      // A tenant may be deleted while its attempts wait, and another one made under its id.
      const [tenant] = await findTenant(transaction, { tenantId });
      const ofTenant = waiting.filter(({ tenantSince = tenant?.created_at }) => tenantSince === tenant?.created_at);
      if (tenant === undefined || ofTenant.length === 0) continue;
      const firstId = await takeIds(transaction, tenantId, ofTenant.length);
      const rows = ofTenant.map((attempt, index) => toRow(attempt, firstId + index, chainWriter.digest(attempt.chain)));
      await insertAttempts(transaction, rows);
      const chains = ofTenant.map(({ chain }) => chain);
      endings.push(await chainWriter.write(transaction, tenant, chains, Math.max(...rows.map(({ at }) => at))));
      await insertCounts(transaction, countRows(tenantId, ofTenant));
      await insertTokens(transaction, newestTokenRows(tenantId, ofTenant));
    }
    return { committed: () => endings.forEach((end) => end()) };
  };
}

function toRow(attempt: OwnedAttempt, id: number, chainDigest: string): TokenAttemptRow {
  const { tenantId, at, status, errorCode, findings, device, anchorFingerprint, tlsVersion } = attempt;
  return {
    tenant_id: tenantId,
    id,
    at: at.getTime(),
    result: errorCode === undefined ? 'accepted' : 'refused',
    status,
    error_code: errorCode ?? null,
    findings: ` ${findings.join(' ')} `,
    device: device === undefined ? null : plainText(device),
    anchor_fingerprint: anchorFingerprint ?? null,
    tls_version: tlsVersion ?? null,
    remote_address: plainText(attempt.remoteAddress),
    request_id: attempt.requestId,
    chain_digest: chainDigest,
  };
}

function countRows(tenantId: string, attempts: readonly OwnedAttempt[]): TokenAttemptCountRow[] {
  const bucketMs = summaryBucketSeconds * 1000;
  const buckets = Map.groupBy(attempts, ({ at }) => Math.floor(at.getTime() / bucketMs) * bucketMs);
  return Array.from(buckets).flatMap(([bucket_at, ofBucket]) =>
    Array.from(Map.groupBy(ofBucket, reasonOf), ([reason, { length: count }]) => ({
      tenant_id: tenantId,
      bucket_at,
      reason,
      count,
    })),
  );
}

function createInsertCounts(): InsertInBlocks<TokenAttemptCountRow> {
  return insertInBlocks((storage, rows) =>
    storage
      .insertInto('token_attempt_counts')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'bucket_at', 'reason']).doUpdateSet((update) => ({
          count: update('token_attempt_counts.count', '+', update.ref('excluded.count')),
        })),
      ),
  );
}
