import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { daysLeft, validityAt } from './validity.ts';

/** Days to the end of a certificate, as bands that do not overlap: under 30, 90 and 365 days, and later. */
export const expiryBands = ['within30', 'within90', 'within365', 'later'] as const;
export type ExpiryBand = (typeof expiryBands)[number];

/** The band that an enabled certificate's end falls into; none for one that is disabled, expired or cannot be read. */
export function expiryBandOf(certificate: TrustedCertificate, now: Date): ExpiryBand | undefined {
  const { state } = validityAt(certificate, now);
  if (certificate.status !== 'ENABLED' || state === 'expired' || state === 'unknown') return undefined;
  const days = daysLeft(certificate, now);
  if (days < 30) return 'within30';
  if (days < 90) return 'within90';
  return days < 365 ? 'within365' : 'later';
}
