import type { TrustedCertificate } from '#contract/trusted-certificates.ts';

/** Whether a proof of possession is missing; the tenant's own CA needs none (contract 2.4). */
export function needsProof({ proofOfPossessionValid, tenantCertificateAuthority }: TrustedCertificate): boolean {
  return proofOfPossessionValid !== true && tenantCertificateAuthority !== true;
}
