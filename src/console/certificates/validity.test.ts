import { describe, expect, it } from 'vitest';
import { validityAt } from './validity.ts';

const now = new Date('2026-06-01T00:00:00Z');

function between(notBefore: string, notAfter: string) {
  return validityAt({ fingerprint: 'aa', status: 'ENABLED', certInPemFormat: '', notBefore, notAfter }, now);
}

describe('validityAt', () => {
  it('when half of the time is over', () => {
    expect(between('2025-06-01T00:00:00Z', '2027-06-01T00:00:00Z')).toEqual({
      state: 'valid',
      days: 365,
      elapsed: 0.5,
    });
  });

  it('when exactly 90 days are left, it is not expiring yet', () => {
    expect(between('2025-06-01T00:00:00Z', '2026-08-30T00:00:00Z')).toMatchObject({ state: 'valid', days: 90 });
    expect(between('2025-06-01T00:00:00Z', '2026-08-29T23:59:59Z')).toMatchObject({ state: 'expiring', days: 89 });
  });

  it('when it ends this second, it is still valid', () => {
    expect(between('2025-06-01T00:00:00Z', '2026-06-01T00:00:00Z')).toMatchObject({ state: 'expiring', days: 0 });
  });

  it('when it ended', () => {
    expect(between('2025-06-01T00:00:00Z', '2026-05-31T12:00:00Z')).toEqual({ state: 'expired', days: -1, elapsed: 1 });
  });

  it('when it begins later', () => {
    expect(between('2026-06-02T12:00:00Z', '2027-06-01T00:00:00Z')).toEqual({ state: 'not-yet', days: 2, elapsed: 0 });
  });

  it('when a date cannot be read', () => {
    expect(between('', 'tomorrow').state).toBe('unknown');
  });
});
