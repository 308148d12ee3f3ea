import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { bareParse } from './bare-parse.ts';
import type { BenchChain, Contender } from './contender.ts';

/**
 * What no engine in Node can go below. Cold: three bare parses, two keys imported, two signatures verified. Warm: one
 * bare parse and one signature. Between them, printed only: cold with the keys imported before.
 */
export function nodeFloors({ root, intermediate }: BenchChain): Contender[] {
  const rootKey = importKey(bareParse(root).spki);
  const intermediateKey = importKey(bareParse(intermediate).spki);
  return [
    {
      name: 'floor: bare parse + native verifications',
      state: 'cold',
      accepts: (leaf) =>
        signedBy(leaf, importKey(bareParse(intermediate).spki)) &&
        signedBy(intermediate, importKey(bareParse(root).spki)),
    },
    {
      name: 'floor, keys imported before',
      state: 'cold',
      accepts(leaf) {
        bareParse(root);
        return signedBy(leaf, intermediateKey) && signedBy(intermediate, rootKey);
      },
    },
    {
      name: 'floor: parse the leaf + one verification',
      state: 'warm',
      accepts: (leaf) => signedBy(leaf, intermediateKey),
    },
  ];
}

const importKey = (spki: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.from(spki.buffer, spki.byteOffset, spki.byteLength), format: 'der', type: 'spki' });

function signedBy(der: Uint8Array, key: KeyObject): boolean {
  const { toBeSigned, signature } = bareParse(der);
  return verify('sha256', toBeSigned, key, signature);
}
