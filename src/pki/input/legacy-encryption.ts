import forge from 'node-forge';
import { berChildren, berElement } from './ber-element.ts';
import type { Closed, Opening } from './password-encryption.ts';

/** PKCS#12's own schemes and PBES2 with DES, which WebCrypto does not have. */
const supported = new Set([
  '1.2.840.113549.1.12.1.3', // SHA-1 and triple DES with three keys
  '1.2.840.113549.1.12.1.6', // SHA-1 and RC2 with 40 bits
  '1.2.840.113549.1.5.13', // PBES2
]);

/** Decrypts with a scheme that WebCrypto lacks; see `decryptWithPassword`. */
export function decryptLegacy(algorithm: Uint8Array, encrypted: Uint8Array, opening: Opening): Uint8Array | Closed {
  const { asn1, pki } = forge;
  const { SEQUENCE, OCTETSTRING } = asn1.Type;
  try {
    const identifier = asn1.fromDer(binary(algorithm));
    const [type] = Array.isArray(identifier.value) ? identifier.value : [];
    if (typeof type?.value !== 'string' || !supported.has(asn1.derToOid(type.value)))
      return 'key-encryption-unsupported';
    if (iterationsOf(algorithm) > opening.iterations) return 'iterations-too-many';
    const content = asn1.create(asn1.Class.UNIVERSAL, OCTETSTRING, false, binary(encrypted));
    const wrapped = asn1.create(asn1.Class.UNIVERSAL, SEQUENCE, true, [identifier, content]);
    const plain = pki.decryptPrivateKeyInfo(wrapped, opening.password);
    return plain ? Uint8Array.from(asn1.toDer(plain).getBytes(), (octet) => octet.charCodeAt(0)) : 'password-wrong';
  } catch {
    return 'password-wrong';
  }
}

/** Rounds of a PKCS#12 scheme; 0 for PBES2, whose rounds are known before. */
function iterationsOf(algorithm: Uint8Array): number {
  const outer = berElement(algorithm);
  const parameters = typeof outer === 'string' ? undefined : berChildren(algorithm, outer)?.[1];
  const rounds = parameters && berChildren(algorithm, parameters)?.[1];
  if (rounds?.tag !== 0x02) return 0;
  return algorithm.subarray(rounds.contentStart, rounds.contentEnd).reduce((sum, octet) => sum * 256 + octet, 0);
}

const binary = (bytes: Uint8Array): string => Array.from(bytes, (octet) => String.fromCharCode(octet)).join('');
