import { summaryBucketSeconds } from '#contract/token-attempts.ts';
import type { Storage, TokenAttemptRow } from '#server/storage/tables.ts';
import { writeNewestTokens } from '../device-users/newest-tokens.ts';
import { takeIds } from '../next-id.ts';
import { blocksOf } from './blocks.ts';
import { reasonOf, type DeviceAttempt } from './device-attempt.ts';
import { digestChain, writeChains } from './presented-chains.ts';

/** An attempt that has an owner. */
export type OwnedAttempt = DeviceAttempt & { tenantId: string };

/** Longest text that is kept of a name or address. */
const textLimit = 1000;
/** PostgreSQL takes no NUL in a text. */
const plainText = (text: string): string => text.slice(0, textLimit).replaceAll('\0', '\u{fffd}');

/** Writes attempts, their chains, their counts and the devices' newest tokens, all or none. */
export async function writeAttempts(storage: Storage, attempts: readonly OwnedAttempt[]): Promise<void> {
  await storage.transaction().execute(async (transaction) => {
    for (const [tenantId, ofTenant] of Map.groupBy(attempts, (attempt) => attempt.tenantId)) {
      const firstId = await takeIds(transaction, tenantId, 'token-attempts', ofTenant.length);
      const chains = ofTenant.map(({ chain }) => digestChain(chain));
      const rows = ofTenant.map((attempt, index) => toRow(attempt, firstId + index, chains[index]?.digest ?? ''));
      for (const block of blocksOf(rows)) await transaction.insertInto('token_attempts').values(block).execute();
      await writeChains(transaction, tenantId, chains, Math.max(...rows.map(({ at }) => at)));
      await addCounts(transaction, tenantId, ofTenant);
      await writeNewestTokens(transaction, tenantId, ofTenant);
    }
  });
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

async function addCounts(transaction: Storage, tenantId: string, attempts: readonly OwnedAttempt[]): Promise<void> {
  const bucketMs = summaryBucketSeconds * 1000;
  const buckets = Map.groupBy(attempts, ({ at }) => Math.floor(at.getTime() / bucketMs) * bucketMs);
  for (const [bucket_at, ofBucket] of buckets) {
    for (const [reason, { length: count }] of Map.groupBy(ofBucket, reasonOf)) {
      await transaction
        .insertInto('token_attempt_counts')
        .values({ tenant_id: tenantId, bucket_at, reason, count })
        .onConflict((conflict) =>
          conflict
            .columns(['tenant_id', 'bucket_at', 'reason'])
            .doUpdateSet((update) => ({ count: update('token_attempt_counts.count', '+', count) })),
        )
        .execute();
    }
  }
}
