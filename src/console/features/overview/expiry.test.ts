import { expect, test } from 'vitest';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { daysLeft } from '#console/certificates/validity.ts';
import { countCertificates, nextToEnd } from './expiry.ts';

const now = new Date('2026-06-01T12:00:00Z');

function ending(notAfter: string, fields: Partial<TrustedCertificate> = {}): TrustedCertificate {
  return {
    fingerprint: notAfter,
    status: 'ENABLED',
    certInPemFormat: '',
    notBefore: '2020-01-01',
    notAfter,
    ...fields,
  };
}

const soon = ending('2026-06-11T12:00:00Z');
const inSummer = ending('2026-08-01T12:00:00Z');
const nextYear = ending('2027-05-01T12:00:00Z');
const far = ending('2036-06-01T12:00:00Z');
const over = ending('2026-05-01T12:00:00Z');
const disabled = ending('2026-06-11T12:00:00Z', { status: 'DISABLED' });
const future = ending('2040-01-01', { notBefore: '2026-06-02' });

test('certificates are counted by status and, where they are enabled, by their end', () => {
  expect(countCertificates([soon, inSummer, nextYear, far, over, disabled, future], now)).toEqual({
    enabled: 6,
    disabled: 1,
    expired: 1,
    byEnd: { within30: 1, within90: 1, within365: 1, later: 2 },
  });
});

test('the next to end come first; expired and disabled ones are left out', () => {
  expect(nextToEnd([far, over, inSummer, disabled, soon], now)).toEqual([soon, inSummer, far]);
});

test('days left are whole, and negative after the end', () => {
  expect([daysLeft(soon, now), daysLeft(over, now)]).toEqual([10, -31]);
});
