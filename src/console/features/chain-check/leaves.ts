import type { CertificateFacts } from '#console/certificates/certificate-facts.ts';

/** The certificates that are judged as devices. */
export interface Leaves {
  leaves: CertificateFacts[];
  /** True where none is an end-entity certificate, so that the lowest of each chain stand in. */
  standIn: boolean;
}

/** Finds what to judge: end-entity certificates, or where there are none, those that issued none of the others. */
export function leavesOf(certificates: readonly CertificateFacts[]): Leaves {
  const devices = certificates.filter(({ role }) => role === 'end-entity');
  if (devices.length > 0) return { leaves: devices, standIn: false };
  const issued = ({ subject, fingerprint }: CertificateFacts) =>
    certificates.some((other) => other.issuer === subject && other.fingerprint !== fingerprint);
  return { leaves: certificates.filter((certificate) => !issued(certificate)), standIn: certificates.length > 0 };
}

/** Fingerprints of the certificates that stand above none of the leaves, by name: they have nothing to do with them. */
export function strangersOf(certificates: readonly CertificateFacts[]): Set<string> {
  const { leaves } = leavesOf(certificates);
  const bySubject = Map.groupBy(certificates, ({ subject }) => subject);
  const related = new Set<CertificateFacts>(leaves);
  for (const certificate of related) for (const issuer of bySubject.get(certificate.issuer) ?? []) related.add(issuer);
  return new Set(certificates.filter((other) => !related.has(other)).map(({ fingerprint }) => fingerprint));
}
