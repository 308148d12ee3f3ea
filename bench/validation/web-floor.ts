import { bareParse } from './bare-parse.ts';
import { fixedLengthSignature } from '#server/platform/tokens/fixed-length-signature.ts';
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
    const value = algorithm === 'P-256' ? fixedLengthSignature(signature) : new Uint8Array(signature);
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
