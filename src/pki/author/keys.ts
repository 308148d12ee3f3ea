/** Kinds of keys that Gatehouse makes. */
export type KeyKind = 'P-256' | 'P-384' | 'RSA-2048' | 'RSA-3072';

/**
 * Makes a signing key pair. A private key that is not extractable can sign and is gone with the page; the public key
 * can always be read.
 */
export async function generateKeyPair(
  crypto: Crypto,
  kind: KeyKind,
  { extractable }: { extractable: boolean },
): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithmOf(kind), extractable, ['sign', 'verify']);
}

function algorithmOf(kind: KeyKind): EcKeyGenParams | RsaHashedKeyGenParams {
  if (kind === 'P-256' || kind === 'P-384') return { name: 'ECDSA', namedCurve: kind };
  const publicExponent = Uint8Array.of(1, 0, 1);
  return { name: 'RSASSA-PKCS1-v1_5', modulusLength: Number(kind.slice(4)), publicExponent, hash: 'SHA-256' };
}

/** Hash that fits the strength of a signing key. */
export function signingHash(key: CryptoKey): 'SHA-256' | 'SHA-384' {
  return 'namedCurve' in key.algorithm && key.algorithm.namedCurve === 'P-384' ? 'SHA-384' : 'SHA-256';
}

/** PKCS#8 (DER) of an extractable private key. @throws DOMException `InvalidAccessError` for any other. */
export async function exportPrivateKey(crypto: Crypto, key: CryptoKey): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.exportKey('pkcs8', key));
}
