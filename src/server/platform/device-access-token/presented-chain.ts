import type { TLSSocket } from 'node:tls';
import { chainHeaderLimits } from '#contract/device-access-token.ts';

/** What a device showed in its TLS handshake; DER. */
export interface PresentedChain {
  /** Proven by the handshake: the one certificate that says who the device is. */
  leaf: Uint8Array;
  /** What came along in the TLS message, in the order of issuers; proven by nothing. */
  issuers: readonly Uint8Array[];
}

/**
 * Reads what the device showed; undefined where it showed nothing. Works once for each connection, right after the
 * handshake: a second reading finds the leaf alone.
 */
export function readPresentedChain(socket: TLSSocket): PresentedChain | undefined {
  const leaf = socket.getPeerX509Certificate();
  if (leaf === undefined) return undefined;
  const issuers: Uint8Array[] = [];
  let issuer = leaf.issuerCertificate;
  while (issuer !== undefined && issuers.length < chainHeaderLimits.certificates) {
    issuers.push(issuer.raw);
    issuer = issuer.issuerCertificate;
  }
  return { leaf: leaf.raw, issuers };
}
