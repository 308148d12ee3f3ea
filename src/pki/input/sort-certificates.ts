import { hexText } from '../octets.ts';
import type { CertificateItem } from './input-report.ts';

/** What was dropped, by the part it can play on a path. Every certificate is in exactly one list. */
export interface SortedCertificates {
  /** Not a CA: devices and servers, self-signed device certificates among them. */
  endEntities: CertificateItem[];
  /** A CA under another. */
  intermediates: CertificateItem[];
  /** A CA that names itself as issuer. */
  roots: CertificateItem[];
  /** The very same certificate again; the first one stands in another list. */
  duplicates: CertificateItem[];
}

/** Sorts certificates by role, each list in the order of the input. */
export function sortCertificates(items: readonly CertificateItem[]): SortedCertificates {
  const sorted: SortedCertificates = { endEntities: [], intermediates: [], roots: [], duplicates: [] };
  const seen = new Set<string>();
  for (const item of items) {
    const { certificate } = item;
    const identity = hexText(certificate.der);
    if (seen.has(identity)) sorted.duplicates.push(item);
    else if (!certificate.isCa) sorted.endEntities.push(item);
    else if (certificate.selfIssued) sorted.roots.push(item);
    else sorted.intermediates.push(item);
    seen.add(identity);
  }
  return sorted;
}
