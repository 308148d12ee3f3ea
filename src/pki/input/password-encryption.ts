import { OctetString } from 'asn1js';
import { AlgorithmIdentifier, EncryptedContentInfo, EncryptedData, PBES2Params, PBKDF2Params } from 'pkijs';
import { cryptoEngine } from '../author/crypto-engine.ts';

/** Why a password-protected part stays closed. */
export type Closed = 'password-wrong' | 'iterations-too-many' | 'key-encryption-unsupported';

/** What opening needs besides the encrypted bytes. */
export interface Opening {
  crypto: Crypto;
  password: string;
  /** Key derivation rounds at most. */
  iterations: number;
}

const pbes2 = '1.2.840.113549.1.5.13';
const aesCbc = new Set(['2.16.840.1.101.3.4.1.2', '2.16.840.1.101.3.4.1.22', '2.16.840.1.101.3.4.1.42']);

/**
 * Decrypts what a password protects in PKCS#8 and PKCS#12. PBES2 with AES is done by WebCrypto; the old schemes (RC2,
 * triple DES) by a library that is loaded only then. A result that is no DER SEQUENCE means a wrong password.
 *
 * @param algorithm AlgorithmIdentifier, DER
 */
export async function decryptWithPassword(
  algorithm: Uint8Array,
  encrypted: Uint8Array,
  opening: Opening,
): Promise<Uint8Array | Closed> {
  const scheme = readScheme(algorithm);
  if (!scheme) return 'key-encryption-unsupported';
  if (scheme.iterations > opening.iterations) return 'iterations-too-many';
  if (scheme.modern) return decryptModern(scheme.identifier, encrypted, opening);
  const { decryptLegacy } = await import('./legacy-encryption.ts');
  return decryptLegacy(algorithm, encrypted, opening);
}

function readScheme(
  algorithm: Uint8Array,
): { identifier: AlgorithmIdentifier; modern: boolean; iterations: number } | undefined {
  try {
    const identifier = AlgorithmIdentifier.fromBER(algorithm.slice().buffer);
    if (identifier.algorithmId !== pbes2) return { identifier, modern: false, iterations: 0 };
    const parameters = new PBES2Params({ schema: identifier.algorithmParams });
    const derivation = new PBKDF2Params({ schema: parameters.keyDerivationFunc.algorithmParams });
    const modern = aesCbc.has(parameters.encryptionScheme.algorithmId);
    return { identifier, modern, iterations: derivation.iterationCount };
  } catch {
    return undefined;
  }
}

async function decryptModern(
  contentEncryptionAlgorithm: AlgorithmIdentifier,
  encrypted: Uint8Array,
  { crypto, password }: Opening,
): Promise<Uint8Array | Closed> {
  const encryptedContent = new OctetString({ valueHex: encrypted.slice().buffer });
  const content = new EncryptedContentInfo({ contentEncryptionAlgorithm, encryptedContent });
  try {
    const key = new TextEncoder().encode(password).buffer;
    const plain = await new EncryptedData({ encryptedContentInfo: content }).decrypt(
      { password: key },
      cryptoEngine(crypto),
    );
    return plain.byteLength === 0 ? 'password-wrong' : new Uint8Array(plain);
  } catch {
    return 'password-wrong';
  }
}
