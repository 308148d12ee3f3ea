import { expect, test } from 'vitest';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { expiryBandOf } from './expiry-bands.ts';

const now = new Date('2026-06-01T12:00:00Z');
const dayMs = 86_400_000;

function endingIn(days: number, fields: Partial<TrustedCertificate> = {}): TrustedCertificate {
  const notAfter = new Date(now.getTime() + days * dayMs).toISOString();
  return { fingerprint: 'aa', status: 'ENABLED', certInPemFormat: '', notBefore: '2020-01-01', notAfter, ...fields };
}

test.each([
  [0, 'within30'],
  [29.99, 'within30'],
  [30, 'within90'],
  [89.99, 'within90'],
  [90, 'within365'],
  [364.99, 'within365'],
  [365, 'later'],
] as const)('a certificate that ends in %d days is in the band %s', (days, band) => {
  expect(expiryBandOf(endingIn(days), now)).toBe(band);
});

test('one that is not valid yet is counted by its end', () => {
  expect(expiryBandOf(endingIn(40, { notBefore: '2026-06-02' }), now)).toBe('within90');
});

test.each([
  ['disabled', endingIn(10, { status: 'DISABLED' })],
  ['expired', endingIn(-0.01)],
  ['without a readable end', endingIn(10, { notAfter: 'soon' })],
])('one that is %s is in none', (_, certificate) => {
  expect(expiryBandOf(certificate, now)).toBeUndefined();
});
