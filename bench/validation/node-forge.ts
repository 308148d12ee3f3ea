import forge from 'node-forge';
import type { BenchChain, Contender } from './contender.ts';

/** node-forge's `verifyCertificateChain`; it knows RSA alone, so that other chains have no such contender. */
export function nodeForge({ algorithm, root, intermediate, at }: BenchChain): Contender[] {
  if (algorithm !== 'RSA-2048') return [];
  const known = { intermediate: parse(intermediate), store: forge.pki.createCaStore([parse(root)]) };
  const judge = (leaf: Uint8Array, issuer: forge.pki.Certificate, store: forge.pki.CAStore): boolean => {
    try {
      return forge.pki.verifyCertificateChain(store, [parse(leaf), issuer], { validityCheckDate: at });
    } catch {
      return false;
    }
  };
  return [
    {
      name: 'node-forge',
      state: 'cold',
      accepts: (leaf) => judge(leaf, parse(intermediate), forge.pki.createCaStore([parse(root)])),
    },
    { name: 'node-forge', state: 'warm', accepts: (leaf) => judge(leaf, known.intermediate, known.store) },
  ];
}

function parse(der: Uint8Array): forge.pki.Certificate {
  const bytes = forge.util.createBuffer(String.fromCharCode(...der));
  return forge.pki.certificateFromAsn1(forge.asn1.fromDer(bytes));
}
