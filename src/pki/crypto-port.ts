import type { PublicKeyKind } from './public-key.ts';
import type { SignatureAlgorithm } from './signature-algorithm.ts';

/** One signature to verify. The caller has made sure that key and algorithm belong together. */
export interface SignatureCheck {
  algorithm: SignatureAlgorithm;
  /** SubjectPublicKeyInfo, DER. */
  spki: Uint8Array;
  publicKey: PublicKeyKind;
  /** As it stands in the certificate; ECDSA: DER of r and s. */
  signature: Uint8Array;
  data: Uint8Array;
}

/** `unsupported`: the runtime does not have the algorithm, or cannot use the key. */
export type SignatureResult = 'valid' | 'invalid' | 'unsupported';

/** Hash functions that fingerprints need. */
export type DigestName = 'SHA-1' | 'SHA-256';

/**
 * The cryptography that the engine is handed. Answers may come at once or later: where they come at once the engine
 * does not wait for the next turn of the event loop.
 */
export interface CryptoPort {
  digest(hash: DigestName, data: Uint8Array): Uint8Array | Promise<Uint8Array>;
  verify(check: SignatureCheck): SignatureResult | Promise<SignatureResult>;
}
