import { expiryBandOf, type ExpiryBand } from '#console/certificates/expiry-bands.ts';
import { validityAt } from '#console/certificates/validity.ts';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';

/** A tenant's trusted certificates, counted. */
export interface CertificateCounts {
  enabled: number;
  disabled: number;
  /** Whatever their status. */
  expired: number;
  /** Enabled ones that have not expired, by their end. */
  byEnd: Record<ExpiryBand, number>;
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
    counts[certificate.status === 'ENABLED' ? 'enabled' : 'disabled'] += 1;
    if (validityAt(certificate, now).state === 'expired') counts.expired += 1;
    const band = expiryBandOf(certificate, now);
    if (band !== undefined) counts.byEnd[band] += 1;
  }
  return counts;
}

/** Enabled certificates that have not expired, the next to end first. */
export function nextToEnd(trusted: readonly TrustedCertificate[], now: Date): TrustedCertificate[] {
  return trusted
    .filter(({ status, notAfter }) => status === 'ENABLED' && Date.parse(notAfter ?? '') >= now.getTime())
    .toSorted((a, b) => Date.parse(a.notAfter ?? '') - Date.parse(b.notAfter ?? ''));
}
