import { decodeBase64 } from '#pki/input/base64.ts';

/**
 * A certificate's octets from what the platform replied: base64 with or without markers and newlines (contract 2.2).
 * Undefined where it is not base64.
 */
export function platformDer(certInPemFormat: string): Uint8Array | undefined {
  const der = decodeBase64(certInPemFormat.replaceAll(/-----[^-]+-----|\s/g, ''));
  return der instanceof Uint8Array ? der : undefined;
}
