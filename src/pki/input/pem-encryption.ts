import forge from 'node-forge';
import { isWholeSequence } from './ber-element.ts';
import type { PemEncryption } from './pem.ts';

/** Key length, block length and cipher mode of the schemes that OpenSSL has written into `DEK-Info`. */
const schemes: Readonly<Record<string, { key: number; block: number; mode: forge.cipher.Algorithm }>> = {
  'DES-CBC': { key: 8, block: 8, mode: 'DES-CBC' },
  'DES-EDE3-CBC': { key: 24, block: 8, mode: '3DES-CBC' },
  'AES-128-CBC': { key: 16, block: 16, mode: 'AES-CBC' },
  'AES-192-CBC': { key: 24, block: 16, mode: 'AES-CBC' },
  'AES-256-CBC': { key: 32, block: 16, mode: 'AES-CBC' },
};

/** Why a key that is encrypted inside its armour stays closed. */
type Closed = 'password-wrong' | 'key-encryption-unsupported' | 'base64-truncated';

/**
 * Decrypts the body of a PEM block that is encrypted the old way (RFC 1421 4.6, as OpenSSL does it): the key is derived
 * from password and salt by MD5. There is no integrity code; what is no whole SEQUENCE came of a wrong password.
 */
export function decryptPemBody(
  encrypted: Uint8Array,
  { scheme, vector }: PemEncryption,
  password: string,
): Uint8Array | Closed {
  const known = schemes[scheme];
  if (known === undefined || vector.length !== known.block) return 'key-encryption-unsupported';
  if (encrypted.length === 0 || encrypted.length % known.block !== 0) return 'base64-truncated';
  const cipher = forge.cipher.createDecipher(known.mode, deriveKey(password, vector, known.key));
  cipher.start({ iv: binary(vector) });
  cipher.update(forge.util.createBuffer(binary(encrypted)));
  if (!cipher.finish()) return 'password-wrong';
  const plain = Uint8Array.from(cipher.output.getBytes(), (octet) => octet.charCodeAt(0));
  return isWholeSequence(plain) ? plain : 'password-wrong';
}

/** EVP_BytesToKey with one round of MD5: each digest covers the one before, the password and the salt. */
function deriveKey(password: string, vector: Uint8Array, length: number): string {
  const seed = forge.util.encodeUtf8(password) + binary(vector.subarray(0, 8));
  let key = '';
  for (let digest = ''; key.length < length; key += digest) {
    digest = forge.md.md5
      .create()
      .update(digest + seed)
      .digest()
      .getBytes();
  }
  return key.slice(0, length);
}

const binary = (bytes: Uint8Array): string => Array.from(bytes, (octet) => String.fromCharCode(octet)).join('');
