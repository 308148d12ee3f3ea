import type { Origin } from '#pki/input/input-report.ts';

/** What a certificate is in its chain, told from its own content. */
export type CertificateRole = 'end-entity' | 'intermediate' | 'root';

/** One certificate as pages show it: plain values, so that it can be handed over by the worker. */
export interface CertificateFacts {
  der: Uint8Array;
  pem: string;
  /** Lower-case hex: SHA-256 names it in verdicts, SHA-1 on the platform. */
  fingerprint: string;
  platformFingerprint: string;
  role: CertificateRole;
  version: number;
  /** Basic constraints say CA:TRUE. */
  isAuthority: boolean;
  /** The first common name of the subject; absent where it has none. */
  commonName?: string;
  subject: string;
  issuer: string;
  /** Decimal. */
  serialNumber: string;
  /** ISO 8601 UTC. */
  notBefore: string;
  notAfter: string;
  /** Such as `SHA256withECDSA`. */
  signatureAlgorithm: string;
  /** Such as `EC P-256` or `RSA 2048`. */
  publicKey: string;
  /** Every place where it was found; more than one: it was given several times. */
  origins: Origin[];
}
