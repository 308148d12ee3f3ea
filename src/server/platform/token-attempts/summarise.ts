import { GatehouseError } from '#contract/error-codes.ts';
import { summaryBucketLimit, summaryBucketSeconds, type TokenAttemptSummary } from '#contract/token-attempts.ts';
import type { Storage } from '#server/storage/tables.ts';
import { countAttempts } from './store.ts';

/** Milliseconds since 1970, and whole seconds. */
export interface SummaryRange {
  from: number;
  to: number;
  bucketSeconds: number;
}

/**
 * Counts a tenant's attempts over time by result and reason. The range is taken in whole spans of 5 minutes.
 * @throws GatehouseError `validation-failed` where the spans do not fit.
 */
export async function summarise(storage: Storage, tenantId: string, range: SummaryRange): Promise<TokenAttemptSummary> {
  demandSpans(range);
  const { bucketSeconds } = range;
  const buckets = new Map<number, Counts>();
  const total: Counts = { accepted: 0, refused: {} };
  for (const { span, reason, count } of await countAttempts(storage, tenantId, range)) {
    const counts = buckets.get(span) ?? { accepted: 0, refused: {} };
    buckets.set(span, counts);
    add(counts, reason, count);
    add(total, reason, count);
  }
  return {
    bucketSeconds,
    buckets: Array.from(buckets, ([span, counts]) => ({
      time: new Date(span * bucketSeconds * 1000).toISOString(),
      ...counts,
    })),
    total,
  };
}

interface Counts {
  accepted: number;
  refused: Record<string, number>;
}

function add(counts: Counts, reason: string, count: number): void {
  if (reason === 'accepted') counts.accepted += count;
  else counts.refused[reason] = (counts.refused[reason] ?? 0) + count;
}

function demandSpans({ from, to, bucketSeconds }: SummaryRange): void {
  if (bucketSeconds % summaryBucketSeconds !== 0) {
    const rule = `bucketSeconds takes a multiple of ${summaryBucketSeconds}.`;
    throw new GatehouseError('validation-failed', rule, { field: 'bucketSeconds' });
  }
  if (!(from < to) || to - from > summaryBucketLimit * bucketSeconds * 1000) {
    const rule = `from and to take a range of at most ${summaryBucketLimit} spans of bucketSeconds.`;
    throw new GatehouseError('validation-failed', rule, { field: 'from' });
  }
}
