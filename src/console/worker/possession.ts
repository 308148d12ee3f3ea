import { signText } from '#pki/author/sign-text.ts';
import { parseCertificate } from '#pki/certificate.ts';
import { decodeBase64, encodeBase64 } from '#pki/input/base64.ts';
import { readPem } from '#pki/input/pem.ts';
import { publicKeyOfPrivateKey } from '#pki/input/private-key.ts';
import { sameOctets } from '#pki/octets.ts';
import type { SignatureAlgorithm } from '#pki/signature-algorithm.ts';
import { createWebCrypto } from '#pki/web-crypto.ts';
import type { CodeSignature, Operations, SignatureState } from './operations.ts';

/** Signs a verification code with that one of the keys (PKCS#8, PEM) which is the certificate's. */
export async function signCode(
  crypto: Crypto,
  { keys, certificate, code }: Operations['signCode']['request'],
): Promise<CodeSignature> {
  const { spki } = parseCertificate(certificate);
  for (const pem of keys) {
    const pkcs8 = readPem(pem).blocks[0]?.bytes;
    if (!(pkcs8 instanceof Uint8Array)) continue;
    const publicKey = await publicKeyOfPrivateKey(crypto, pkcs8);
    if (!(publicKey instanceof Uint8Array) || !sameOctets(publicKey, spki)) continue;
    const signature = await signText(crypto, pkcs8, code);
    return signature === undefined ? { state: 'unsupported' } : { state: 'signed', signature: encodeBase64(signature) };
  }
  return { state: 'wrong-key' };
}

/** Holds a signature (base64, line breaks passed over) to the code and the certificate's key, as the platform will. */
export async function checkSignature(
  crypto: Crypto,
  { certificate, code, signature }: Operations['checkSignature']['request'],
): Promise<SignatureState> {
  const octets = decodeBase64(signature.replaceAll(/\s/g, ''));
  if (!(octets instanceof Uint8Array) || octets.length === 0) return 'not-base64';
  const { spki, publicKey } = parseCertificate(certificate);
  const algorithm = algorithmFor(publicKey.kind);
  if (algorithm === undefined) return 'unknown';
  const port = createWebCrypto(crypto.subtle);
  const fits = async (text: string) =>
    port.verify({ algorithm, spki, publicKey, signature: octets, data: new TextEncoder().encode(text) });
  const outcome = await fits(code);
  if (outcome !== 'invalid') return outcome === 'valid' ? 'fits' : 'unknown';
  for (const end of ['\n', '\r\n']) if ((await fits(code + end)) === 'valid') return 'line-break';
  return 'other';
}

function algorithmFor(kind: string): SignatureAlgorithm | undefined {
  if (kind === 'rsa') return { kind: 'rsa-pkcs1', hash: 'SHA-256' };
  return kind === 'ec' ? { kind: 'ecdsa', hash: 'SHA-256' } : undefined;
}
