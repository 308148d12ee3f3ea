import { platformDer } from '#console/certificates/platform-der.ts';
import type { CryptoPort } from '#pki/crypto-port.ts';
import { hexText } from '#pki/octets.ts';

/** SHA-256 fingerprints, lower-case hex, of certificates as the platform replies them; null where one cannot be read. */
export async function sha256Of(crypto: CryptoPort, certificates: readonly string[]): Promise<(string | null)[]> {
  const fingerprints: (string | null)[] = [];
  for (const text of certificates) {
    const der = platformDer(text);
    fingerprints.push(der === undefined ? null : hexText(await crypto.digest('SHA-256', der)));
  }
  return fingerprints;
}
