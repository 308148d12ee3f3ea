import type { CryptoPort } from '#pki/crypto-port.ts';
import { readBareBase64, readPem } from '#pki/input/pem.ts';
import { hexText } from '#pki/octets.ts';

/**
 * SHA-256 fingerprints of certificates as the platform replies them (PEM or bare base64), lower-case hex; null where
 * one cannot be read.
 */
export async function sha256Of(crypto: CryptoPort, certificates: readonly string[]): Promise<(string | null)[]> {
  const fingerprints: (string | null)[] = [];
  for (const text of certificates) {
    const der = readPem(text).blocks[0]?.bytes ?? readBareBase64(text);
    fingerprints.push(der instanceof Uint8Array ? hexText(await crypto.digest('SHA-256', der)) : null);
  }
  return fingerprints;
}
