import { expect, test } from 'vitest';
import { relativeTime, timeSince } from './relative-time.ts';

const now = new Date('2026-06-01T12:00:00Z');

test.each([
  ['2026-06-01T12:00:00Z', 'now'],
  ['2026-06-01T11:59:30Z', '30 seconds ago'],
  ['2026-06-01T11:00:01Z', '59 minutes ago'],
  ['2026-05-31T11:00:00Z', 'yesterday'],
  ['2026-06-04T12:00:00Z', 'in 3 days'],
])('%s is told as "%s"', (date, words) => {
  expect(relativeTime(new Date(date), now, 'en-GB')).toBe(words);
});

test('when the reader is German, so are the words', () => {
  expect(relativeTime(new Date('2026-06-01T10:00:00Z'), now, 'de')).toBe('vor 2 Stunden');
});

test('when the page’s time is behind, what has just happened is now and not to come', () => {
  expect(timeSince(new Date('2026-06-01T12:00:40Z'), now, 'en-GB')).toBe('now');
  expect(timeSince(new Date('2026-06-01T11:59:30Z'), now, 'en-GB')).toBe('30 seconds ago');
});
