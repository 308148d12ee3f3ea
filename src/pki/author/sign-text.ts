import { createCMSECDSASignature } from 'pkijs';
import { signingAlgorithm } from '../input/private-key.ts';

/**
 * Signs a text as `openssl dgst -sha256 -sign` does: SHA-256 with RSA (PKCS#1) or ECDSA (DER of r and s).
 * @param pkcs8 the private key, DER, not encrypted
 * @returns undefined where the key is of another kind, or the runtime does not take it.
 */
export async function signText(crypto: Crypto, pkcs8: Uint8Array, text: string): Promise<Uint8Array | undefined> {
  const algorithm = signingAlgorithm(pkcs8);
  if (algorithm === undefined || algorithm.name === 'Ed25519') return undefined;
  try {
    const key = await crypto.subtle.importKey('pkcs8', pkcs8.slice(), algorithm, false, ['sign']);
    const scheme = { name: algorithm.name, hash: 'SHA-256' };
    const signature = await crypto.subtle.sign(scheme, key, new TextEncoder().encode(text));
    return new Uint8Array(algorithm.name === 'ECDSA' ? createCMSECDSASignature(signature) : signature);
  } catch {
    return undefined;
  }
}
