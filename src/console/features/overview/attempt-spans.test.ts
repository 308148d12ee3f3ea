import { expect, test } from 'vitest';
import { attemptSpans, barsOf, spanNames, summaryOver } from './attempt-spans.ts';

const now = new Date('2026-06-01T12:34:00Z');
const none = { accepted: 0, refused: {} };

test.each(spanNames)('over a %s, the last bar is the one that now falls into', (span) => {
  const { bars, barSeconds } = attemptSpans[span];
  const all = barsOf(span, now, { bucketSeconds: barSeconds, buckets: [], total: none });
  const last = all.at(-1)?.from.getTime() ?? 0;
  expect(all).toHaveLength(bars);
  expect(last).toBeLessThanOrEqual(now.getTime());
  expect(last + barSeconds * 1000).toBeGreaterThan(now.getTime());
});

test('when a span has attempts, its bar holds them, and the others are empty', () => {
  const bucket = { time: '2026-06-01T11:00:00.000Z', accepted: 3, refused: { expired: 1, revoked: 2 } };
  const all = barsOf('day', now, { bucketSeconds: 3600, buckets: [bucket], total: none });
  expect(all.filter(({ accepted }) => accepted > 0)).toEqual([
    { from: new Date('2026-06-01T11:00:00Z'), accepted: 3, refused: 3 },
  ]);
});

test('when some minutes pass within a bar, the same summary is asked for', () => {
  const later = new Date('2026-06-01T12:59:00Z');
  expect(summaryOver('day', later).queryKey).toEqual(summaryOver('day', now).queryKey);
});
