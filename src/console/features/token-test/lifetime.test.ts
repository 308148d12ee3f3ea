import { expect, test } from 'vitest';
import { compareLifetime } from './lifetime.ts';

const iat = Date.parse('2026-06-01T00:00:00Z') / 1000;

test.each([
  [3600, undefined, 'equal'],
  [300, undefined, 'shorter'],
  [300, '2026-06-01T00:05:00Z', 'shortened'],
  [300, '2026-06-02T00:00:00Z', 'shorter'],
  [7200, '2026-06-01T02:00:00Z', 'longer'],
] as const)('a token of %i seconds with a path until %s is %s', (seconds, pathEnd, comparison) => {
  expect(compareLifetime({ iat, exp: iat + seconds }, 3600, pathEnd)).toBe(comparison);
});
