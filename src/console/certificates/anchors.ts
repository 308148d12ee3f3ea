import type { Anchor } from '#console/worker/operations.ts';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';

/** The tenant's trusted certificates as the judge takes them; named by the platform's fingerprint. */
export function anchorsOf(trusted: readonly TrustedCertificate[]): Anchor[] {
  return trusted.map(({ fingerprint, certInPemFormat, status }) => ({
    id: fingerprint,
    pem: certInPemFormat,
    enabled: status === 'ENABLED',
  }));
}
