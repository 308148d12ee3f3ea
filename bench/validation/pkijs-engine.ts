import { Certificate, CertificateChainValidationEngine } from 'pkijs';
import type { BenchChain, Contender } from './contender.ts';

/** pkijs's `CertificateChainValidationEngine`; warm: issuer and anchor parsed before. */
export function pkijsEngine({ root, intermediate, at }: BenchChain): Contender[] {
  const known = { root: parse(root), intermediate: parse(intermediate) };
  const judge = async (leaf: Uint8Array, issuer: Certificate, anchor: Certificate): Promise<boolean> => {
    const certs = [issuer, parse(leaf)];
    const engine = new CertificateChainValidationEngine({ trustedCerts: [anchor], certs, checkDate: at });
    return (await engine.verify()).result;
  };
  return [
    { name: 'pkijs', state: 'cold', accepts: (leaf) => judge(leaf, parse(intermediate), parse(root)) },
    { name: 'pkijs', state: 'warm', accepts: (leaf) => judge(leaf, known.intermediate, known.root) },
  ];
}

const parse = (der: Uint8Array): Certificate => Certificate.fromBER(new Uint8Array(der));
