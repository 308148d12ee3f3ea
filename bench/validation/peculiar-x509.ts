import 'reflect-metadata';
import { X509Certificate, X509ChainBuilder } from '@peculiar/x509';
import type { BenchChain, Contender } from './contender.ts';

/**
 * @peculiar/x509: `X509ChainBuilder` finds the path (it verifies signatures while it does), the caller compares its end
 * with the anchor and checks the dates. Warm: issuer and anchor parsed before.
 */
export function peculiarX509({ root, intermediate, at }: BenchChain): Contender[] {
  const known = { root: parse(root), intermediate: parse(intermediate) };
  const judge = async (leaf: X509Certificate, issuer: X509Certificate, anchor: X509Certificate): Promise<boolean> => {
    const path = await new X509ChainBuilder({ certificates: [issuer, anchor] }).build(leaf);
    const end = path.at(-1);
    return end !== undefined && end.equal(anchor) && [...path].every(isCurrent);
  };
  const isCurrent = ({ notBefore, notAfter }: X509Certificate): boolean => notBefore <= at && at <= notAfter;
  return [
    {
      name: '@peculiar/x509',
      state: 'cold',
      accepts: (leaf) => judge(parse(leaf), parse(intermediate), parse(root)),
    },
    {
      name: '@peculiar/x509',
      state: 'warm',
      accepts: (leaf) => judge(parse(leaf), known.intermediate, known.root),
    },
  ];
}

const parse = (der: Uint8Array): X509Certificate => new X509Certificate(new Uint8Array(der));
