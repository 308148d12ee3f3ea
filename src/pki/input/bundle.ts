import type { PathCertificate } from '../verdict.ts';
import { writeHeaderForm, writePem } from './pem-writer.ts';

/** What a device is given so that its path is found. */
export interface Bundle {
  /** End-entity certificate first, each followed by its issuer, the trust anchor left out. */
  chainPem: string;
  /** The same certificates as a value of `X-Ssl-Cert-Chain`. */
  headerValue: string;
  /** False where the issuer of the end-entity certificate is itself trusted (contract 1.1). */
  headerNeeded: boolean;
}

/** Makes the corrected bundle from the path of a verdict, which stands leaf first. */
export function bundleOf(path: readonly PathCertificate[]): Bundle {
  const sent = path.filter(({ role }, index) => index === 0 || role !== 'trust-anchor').map(({ der }) => der);
  return {
    chainPem: sent.map((der) => writePem('CERTIFICATE', der)).join(''),
    headerValue: writeHeaderForm(sent),
    headerNeeded: sent.length > 1,
  };
}
