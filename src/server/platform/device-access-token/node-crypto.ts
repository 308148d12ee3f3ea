import { constants, createPublicKey, hash as hashOnce, verify, type KeyObject } from 'node:crypto';
import type { CryptoPort, DigestName, SignatureCheck, SignatureResult } from '#pki/crypto-port.ts';
import type { HashName, SignatureAlgorithm } from '#pki/signature-algorithm.ts';

/** The engine's cryptography over `node:crypto`: answers at once, so that a verdict costs no turn of the event loop. */
export function createNodeCrypto(keptKeys = 4096): CryptoPort {
  const keys = new Map<string, KeyObject>();
  /** Issuers stay the same objects from call to call: theirs are found without looking at the octets. */
  const byObject = new WeakMap<Uint8Array, KeyObject>();

  function importKey(spki: Uint8Array): KeyObject {
    let key = byObject.get(spki);
    if (key === undefined) byObject.set(spki, (key = importOctets(spki)));
    return key;
  }

  function importOctets(spki: Uint8Array): KeyObject {
    const id = Buffer.from(spki.buffer, spki.byteOffset, spki.byteLength).toString('latin1');
    let key = keys.get(id);
    if (key === undefined) {
      key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
      if (keys.size >= keptKeys) keys.delete(keys.keys().next().value ?? '');
      keys.set(id, key);
    }
    return key;
  }

  return {
    digest(hash: DigestName, data: Uint8Array): Uint8Array {
      return hashOnce(digestNames[hash], data, 'buffer');
    },

    verify({ algorithm, spki, signature, data }: SignatureCheck): SignatureResult {
      if (!isSupported(algorithm)) return 'unsupported';
      try {
        const key = importKey(spki);
        // A bare key is several microseconds cheaper than one with options; PKCS#1 padding is the default for RSA.
        const withOptions = algorithm.kind === 'rsa-pss' ? { key, ...pssOptions(algorithm.saltLength) } : key;
        return verify(digestName(algorithm), data, withOptions, signature) ? 'valid' : 'invalid';
      } catch {
        return 'unsupported';
      }
    },
  };
}

const digestNames: Readonly<Record<HashName, string>> = {
  MD2: 'md2',
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-224': 'sha224',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** Name of the hash for OpenSSL; algorithms that bring their own have none. */
function digestName(algorithm: SignatureAlgorithm): string | null {
  return 'hash' in algorithm ? digestNames[algorithm.hash] : null;
}

/** OpenSSL uses one hash for message and mask here. */
function isSupported(algorithm: SignatureAlgorithm): boolean {
  if (algorithm.kind === 'rsa-pss') return algorithm.hash === algorithm.maskHash;
  return algorithm.kind !== 'dsa' && algorithm.kind !== 'other';
}

const pssOptions = (saltLength: number) => ({ padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });
