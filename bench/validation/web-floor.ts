import { bareParse } from './bare-parse.ts';
import type { BenchChain, Contender } from './contender.ts';

/** The floors of a browser: as in Node, with WebCrypto's verification in place of the native one. */
export async function webFloors({ algorithm, root, intermediate }: BenchChain): Promise<Contender[]> {
  const parameters =
    algorithm === 'P-256'
      ? { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
      : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const importKey = (issuer: Uint8Array): Promise<CryptoKey> =>
    crypto.subtle.importKey('spki', new Uint8Array(bareParse(issuer).spki), parameters, false, ['verify']);
  const signedBy = async (der: Uint8Array, key: Promise<CryptoKey>): Promise<boolean> => {
    const { toBeSigned, signature } = bareParse(der);
    const value = algorithm === 'P-256' ? fixedLength(signature) : new Uint8Array(signature);
    return crypto.subtle.verify(parameters, await key, value, new Uint8Array(toBeSigned));
  };
  const intermediateKey = importKey(intermediate);
  return [
    {
      name: 'floor: bare parse + native verifications',
      state: 'cold',
      async accepts(leaf) {
        bareParse(root);
        const both = [signedBy(leaf, importKey(intermediate)), signedBy(intermediate, importKey(root))];
        return (await Promise.all(both)).every(Boolean);
      },
    },
    {
      name: 'floor: parse the leaf + one verification',
      state: 'warm',
      accepts: (leaf) => signedBy(leaf, intermediateKey),
    },
  ];
}

/** ECDSA's SEQUENCE of r and s (RFC 3279 2.2.3) as the 64 octets that WebCrypto takes. */
function fixedLength(signature: Uint8Array): Uint8Array<ArrayBuffer> {
  const fixed = new Uint8Array(64);
  const lengthOfR = signature[3] ?? 0;
  const s = 4 + lengthOfR;
  place(signature.subarray(4, s), 32);
  place(signature.subarray(s + 2, s + 2 + (signature[s + 1] ?? 0)), 64);
  return fixed;

  function place(integer: Uint8Array, end: number): void {
    const digits = integer.subarray(Math.max(0, integer.length - 32));
    fixed.set(digits, end - digits.length);
  }
}
