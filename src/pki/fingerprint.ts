import type { CryptoPort } from './crypto-port.ts';
import { hexText } from './octets.ts';

interface Der {
  readonly der: Uint8Array;
}

const remembered = new WeakMap<Der, string>();

/** SHA-256 of a certificate's DER, lower-case hex; computed once for each object. */
export function fingerprint(certificate: Der, crypto: CryptoPort): string | Promise<string> {
  const known = remembered.get(certificate);
  if (known !== undefined) return known;
  const digest = crypto.digest('SHA-256', certificate.der);
  const remember = (octets: Uint8Array): string => {
    const text = hexText(octets);
    remembered.set(certificate, text);
    return text;
  };
  return digest instanceof Uint8Array ? remember(digest) : digest.then(remember);
}

/** SHA-1 of a certificate's DER, lower-case hex: how Cumulocity names a trusted certificate. */
export async function cumulocityFingerprint(certificate: Der, crypto: CryptoPort): Promise<string> {
  return hexText(await crypto.digest('SHA-1', certificate.der));
}
