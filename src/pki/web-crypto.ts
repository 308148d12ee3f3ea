import type { CryptoPort, DigestName, SignatureCheck, SignatureResult } from './crypto-port.ts';
import { DerReader } from './der/reader.ts';
import { tags } from './der/tags.ts';
import type { CurveName } from './public-key.ts';

type ImportParameters = RsaHashedImportParams | EcKeyImportParams | { name: string };
type VerifyParameters = RsaPssParams | EcdsaParams | { name: string };

/** Keys kept imported; the oldest goes first. */
const keptKeys = 256;

/** The engine's cryptography over WebCrypto: browser, worker and Node alike. */
export function createWebCrypto(subtle: SubtleCrypto): CryptoPort {
  const keys = new Map<string, Promise<CryptoKey>>();

  function importKey(spki: Uint8Array, parameters: ImportParameters): Promise<CryptoKey> {
    const id = `${JSON.stringify(parameters)}${spki.join(',')}`;
    let key = keys.get(id);
    if (key === undefined) {
      key = subtle.importKey('spki', Uint8Array.from(spki), parameters, false, ['verify']);
      if (keys.size >= keptKeys) keys.delete(keys.keys().next().value ?? '');
      keys.set(id, key);
    }
    return key;
  }

  return {
    async digest(hash: DigestName, data: Uint8Array): Promise<Uint8Array> {
      return new Uint8Array(await subtle.digest(hash, Uint8Array.from(data)));
    },

    async verify({ algorithm, publicKey, spki, signature, data }: SignatureCheck): Promise<SignatureResult> {
      const plan = planVerification(algorithm, publicKey);
      if (plan === undefined) return 'unsupported';
      const octets = publicKey.kind === 'ec' ? fixedLengthSignature(signature, publicKey.curve) : signature;
      if (octets === undefined) return 'invalid';
      const keyInfo = publicKey.kind === 'rsa' && publicKey.pssOnly ? plainRsaKey(spki) : spki;
      try {
        const key = await importKey(keyInfo, plan.importAs);
        const valid = await subtle.verify(plan.verifyAs, key, Uint8Array.from(octets), Uint8Array.from(data));
        return valid ? 'valid' : 'invalid';
      } catch {
        return 'unsupported';
      }
    },
  };
}

function planVerification(
  algorithm: SignatureCheck['algorithm'],
  publicKey: SignatureCheck['publicKey'],
): { importAs: ImportParameters; verifyAs: VerifyParameters } | undefined {
  switch (algorithm.kind) {
    case 'rsa-pkcs1': {
      const name = 'RSASSA-PKCS1-v1_5';
      return { importAs: { name, hash: algorithm.hash }, verifyAs: { name } };
    }
    case 'rsa-pss': {
      if (algorithm.maskHash !== algorithm.hash) return undefined;
      const { saltLength } = algorithm;
      return { importAs: { name: 'RSA-PSS', hash: algorithm.hash }, verifyAs: { name: 'RSA-PSS', saltLength } };
    }
    case 'ecdsa': {
      if (publicKey.kind !== 'ec') return undefined;
      const importAs = { name: 'ECDSA', namedCurve: publicKey.curve };
      return { importAs, verifyAs: { name: 'ECDSA', hash: algorithm.hash } };
    }
    case 'ed25519':
    case 'ed448': {
      const name = algorithm.kind === 'ed25519' ? 'Ed25519' : 'Ed448';
      return { importAs: { name }, verifyAs: { name } };
    }
    case 'ml-dsa-44':
    case 'ml-dsa-65':
    case 'ml-dsa-87': {
      const name = algorithm.kind.toUpperCase();
      return { importAs: { name }, verifyAs: { name } };
    }
    default:
      return undefined;
  }
}

const fieldOctets: Record<CurveName, number> = { 'P-256': 32, 'P-384': 48, 'P-521': 66 };

/** WebCrypto wants r and s side by side (IEEE P1363); undefined where the DER is not that of a signature. */
function fixedLengthSignature(signature: Uint8Array, curve: CurveName): Uint8Array | undefined {
  const length = fieldOctets[curve];
  const result = new Uint8Array(2 * length);
  try {
    const input = new DerReader(signature);
    const sequence = input.enter(tags.sequence);
    input.finish();
    for (const end of [length, 2 * length]) {
      const octets = sequence.integerOctets();
      const magnitude = octets[0] === 0 ? octets.subarray(1) : octets;
      if (octets[0]! >= 0x80 || magnitude.length > length) return undefined;
      result.set(magnitude, end - magnitude.length);
    }
    sequence.finish();
  } catch {
    return undefined;
  }
  return result;
}

/** An id-RSASSA-PSS key under the plain RSA identifier, which is the only one that WebCrypto imports. */
function plainRsaKey(spki: Uint8Array): Uint8Array {
  const reader = new DerReader(spki).enter(tags.sequence);
  reader.enter(tags.sequence);
  const key = reader.whole(tags.bitString);
  const algorithm = [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
  const length = algorithm.length + key.length;
  return Uint8Array.from([tags.sequence, 0x82, length >> 8, length & 0xff, ...algorithm, ...key]);
}
