import type { Certificate } from './certificate.ts';
import type { CryptoPort } from './crypto-port.ts';
import type { KeyUsage } from './extensions/key-extensions.ts';
import type { IssuerCache } from './issuer-cache.ts';
import type { Crl } from './revocation/crl.ts';

/** A certificate that ends a path, under the caller's own id; one that is not enabled ends none. */
export interface TrustAnchor {
  id: string;
  certificate: Certificate;
  /** Default true. */
  enabled?: boolean;
}

/** What a certificate is shown for. */
export type Purpose = 'clientAuth' | 'serverAuth' | 'any';

/** A name by which the caller knows its peer. */
export interface PeerName {
  kind: 'dns' | 'ip' | 'email';
  value: string;
}

/** Inputs of policy processing (RFC 5280 6.1.1 (c), (e) to (g)). */
export interface PolicyInput {
  /** Acceptable policies; `2.5.29.32.0` stands for every one. */
  initialPolicySet: readonly string[];
  requireExplicitPolicy: boolean;
  inhibitPolicyMapping: boolean;
  inhibitAnyPolicy: boolean;
}

/** Bounds of the work that one verdict may cost. */
export interface Budget {
  signatures: number;
  nameComparisons: number;
  /** Certificates put on a path, tries included. */
  steps: number;
}

/** Everything that a verdict depends on; nothing else is looked at, no clock and no network. */
export interface JudgeRequest {
  leaf: Certificate;
  /** Further certificates in any order, duplicates and strangers among them; indexed as `anchors` are. */
  bag: readonly Certificate[];
  /** Looked up by subject; the index is kept for as long as the caller keeps this very array. */
  anchors: readonly TrustAnchor[];
  at: Date;
  profile: 'device' | 'strict';
  crypto: CryptoPort;
  /** Default `clientAuth`. */
  purpose?: Purpose;
  /** Whose endpoint the verdict is for. Default `gatehouse`. */
  platform?: 'gatehouse' | 'cumulocity';
  /** Default 10. */
  maxIntermediates?: number;
  budget?: Partial<Budget>;
  /** Uses that the leaf must allow besides those of its purpose. */
  keyUsage?: readonly KeyUsage[];
  /** Purposes that the leaf must allow besides `purpose`; names or object identifiers. */
  extendedKeyUsage?: readonly string[];
  /** The leaf must carry every one of them. */
  peerNames?: readonly PeerName[];
  policy?: PolicyInput;
  crls?: readonly Crl[];
  /**
   * `if-present`: a certificate that no given CRL covers passes; `hard-fail`: it does not; `where-named`: it does not
   * where it names distribution points. Default `off`.
   */
  revocation?: 'off' | 'if-present' | 'where-named' | 'hard-fail';
  /** Signatures of CA certificates that were found valid before; shared between verdicts. */
  issuerCache?: IssuerCache;
}
