import { Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { berChildren, berElement, berObjectIdentifier } from './ber-element.ts';

const rsaEncryption = '1.2.840.113549.1.1.1';
const ecPublicKey = '1.2.840.10045.2.1';

/** PKCS#8 around an RSAPrivateKey (PKCS#1, RFC 8017 A.1.2). */
export function pkcs8OfPkcs1(key: Uint8Array): Uint8Array {
  return wrap(new Sequence({ value: [new ObjectIdentifier({ value: rsaEncryption }), new Null()] }), key);
}

/** PKCS#8 around an ECPrivateKey (SEC1, RFC 5915), or undefined where it does not name its curve. */
export function pkcs8OfSec1(key: Uint8Array): Uint8Array | undefined {
  const outer = berElement(key);
  const fields = typeof outer === 'string' ? undefined : berChildren(key, outer);
  const parameters = fields?.find(({ tag }) => tag === 0xa0);
  const curve = parameters && berObjectIdentifier(key, berChildren(key, parameters)?.[0]);
  if (curve === undefined) return undefined;
  const type = [new ObjectIdentifier({ value: ecPublicKey }), new ObjectIdentifier({ value: curve })];
  return wrap(new Sequence({ value: type }), key);
}

function wrap(algorithm: Sequence, key: Uint8Array): Uint8Array {
  const content = new OctetString({ valueHex: key.slice().buffer });
  return new Uint8Array(new Sequence({ value: [new Integer({ value: 0 }), algorithm, content] }).toBER());
}

/** RSA with 16,384 bits takes a little over 9 KB. */
const maximumKeyBytes = 16_384;

const curves: Readonly<Record<string, string>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
};

/**
 * SubjectPublicKeyInfo (DER) of a private key, worked out by the runtime: by it a key finds its certificate. Undefined
 * where the runtime does not know the kind of key, `malformed` where it refuses the key itself.
 */
export async function publicKeyOfPrivateKey(
  crypto: Crypto,
  pkcs8: Uint8Array,
): Promise<Uint8Array | undefined | 'malformed'> {
  if (pkcs8.length > maximumKeyBytes) return 'malformed';
  const algorithm = signingAlgorithm(pkcs8);
  if (!algorithm) return berElement(pkcs8) === 'truncated' ? 'malformed' : undefined;
  try {
    const key = await crypto.subtle.importKey('pkcs8', pkcs8.slice(), algorithm, true, ['sign']);
    const { kty, crv, n, e, x, y } = await crypto.subtle.exportKey('jwk', key);
    const parts = Object.entries({ kty, crv, n, e, x, y }).filter(([, value]) => value !== undefined);
    const publicKey = await crypto.subtle.importKey('jwk', Object.fromEntries(parts), algorithm, true, ['verify']);
    return new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
  } catch {
    return 'malformed';
  }
}

/** How WebCrypto imports a private key (PKCS#8, DER) that is to sign; undefined for kinds that it does not know. */
export function signingAlgorithm(pkcs8: Uint8Array): EcKeyImportParams | RsaHashedImportParams | Algorithm | undefined {
  const outer = berElement(pkcs8);
  const identifier = typeof outer === 'string' ? undefined : berChildren(pkcs8, outer)?.[1];
  const [type, parameter] = (identifier && berChildren(pkcs8, identifier)) ?? [];
  const id = berObjectIdentifier(pkcs8, type);
  if (id === rsaEncryption) return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  if (id === '1.3.101.112') return { name: 'Ed25519' };
  const namedCurve = id === ecPublicKey ? curves[berObjectIdentifier(pkcs8, parameter) ?? ''] : undefined;
  return namedCurve === undefined ? undefined : { name: 'ECDSA', namedCurve };
}
