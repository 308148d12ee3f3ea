import { attemptSummaryQuery } from '#console/api/token-attempts.ts';
import type { TokenAttemptSummary } from '#contract/token-attempts.ts';

/** How far back the chart looks, and how many seconds one of its bars stands for. */
export const attemptSpans = {
  day: { bars: 24, barSeconds: 3600 },
  week: { bars: 28, barSeconds: 21_600 },
  month: { bars: 30, barSeconds: 86_400 },
} as const;
export type AttemptSpan = keyof typeof attemptSpans;
export const spanNames: readonly AttemptSpan[] = ['day', 'week', 'month'];

/** Start of the chart's first bar and end of its last, the one that `now` falls into; milliseconds since 1970. */
function rangeOf(span: AttemptSpan, now: Date): { from: number; to: number } {
  const { bars, barSeconds } = attemptSpans[span];
  const barMs = barSeconds * 1000;
  const to = (Math.floor(now.getTime() / barMs) + 1) * barMs;
  return { from: to - bars * barMs, to };
}

/** The summary over a span; the same query until the next bar begins. */
export function summaryOver(span: AttemptSpan, now: Date) {
  const { from, to } = rangeOf(span, now);
  return attemptSummaryQuery(new Date(from), new Date(to), attemptSpans[span].barSeconds);
}

/** One bar of the chart. */
export interface AttemptBar {
  from: Date;
  accepted: number;
  refused: number;
}

/** Every bar of a span, oldest first, those without attempts among them. */
export function barsOf(span: AttemptSpan, now: Date, { buckets }: TokenAttemptSummary): AttemptBar[] {
  const { bars, barSeconds } = attemptSpans[span];
  const { from } = rangeOf(span, now);
  const filled = new Map(buckets.map((bucket) => [Date.parse(bucket.time), bucket]));
  return Array.from({ length: bars }, (_, index) => {
    const at = from + index * barSeconds * 1000;
    const bucket = filled.get(at);
    return { from: new Date(at), accepted: bucket?.accepted ?? 0, refused: sum(bucket?.refused ?? {}) };
  });
}

/** Adds up counts by reason. */
export function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
