import { daysLeft, validityAt } from '#console/certificates/validity.ts';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';

/** Days to the end of a certificate, as bands that do not overlap. */
export const expiryBands = ['within30', 'within90', 'within365', 'later'] as const;
export type ExpiryBand = (typeof expiryBands)[number];

/** A tenant's trusted certificates, counted. */
export interface CertificateCounts {
  enabled: number;
  disabled: number;
  /** Whatever their status. */
  expired: number;
  /** Enabled ones that have not expired, by their end. */
  byEnd: Record<ExpiryBand, number>;
}

function bandOf(days: number): ExpiryBand {
  if (days < 30) return 'within30';
  if (days < 90) return 'within90';
  return days < 365 ? 'within365' : 'later';
}

/** Counts certificates by status and by their end. */
export function countCertificates(trusted: readonly TrustedCertificate[], now: Date): CertificateCounts {
  const counts: CertificateCounts = {
    enabled: 0,
    disabled: 0,
    expired: 0,
    byEnd: { within30: 0, within90: 0, within365: 0, later: 0 },
  };
  for (const certificate of trusted) {
    const { state } = validityAt(certificate, now);
    const enabled = certificate.status === 'ENABLED';
    counts[enabled ? 'enabled' : 'disabled'] += 1;
    if (state === 'expired') counts.expired += 1;
    else if (enabled && state !== 'unknown') counts.byEnd[bandOf(daysLeft(certificate, now))] += 1;
  }
  return counts;
}

/** Enabled certificates that have not expired, the next to end first. */
export function nextToEnd(trusted: readonly TrustedCertificate[], now: Date): TrustedCertificate[] {
  return trusted
    .filter(({ status, notAfter }) => status === 'ENABLED' && Date.parse(notAfter ?? '') >= now.getTime())
    .toSorted((a, b) => Date.parse(a.notAfter ?? '') - Date.parse(b.notAfter ?? ''));
}
