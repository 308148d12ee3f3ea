import { X509Certificate } from 'node:crypto';
import type { BenchChain, Contender } from './contender.ts';

/** What people write by hand in Node: `X509Certificate`, `checkIssued`, `verify` and the dates; no path building. */
export function nodeCryptoWalk({ root, intermediate, at }: BenchChain): Contender[] {
  const knownRoot = new X509Certificate(root);
  const knownIntermediate = new X509Certificate(intermediate);
  knownIntermediate.verify(knownRoot.publicKey);
  return [
    {
      name: 'node:crypto walk',
      state: 'cold',
      accepts(leaf) {
        const [device, issuer, anchor] = [leaf, intermediate, root].map((der) => new X509Certificate(der));
        return device !== undefined && issuer !== undefined && anchor !== undefined
          ? anchor.ca && isCurrent(anchor, at) && issued(anchor, issuer, at) && issuer.ca && issued(issuer, device, at)
          : false;
      },
    },
    {
      name: 'node:crypto walk',
      state: 'warm',
      accepts: (leaf) => issued(knownIntermediate, new X509Certificate(leaf), at),
    },
  ];
}

function issued(issuer: X509Certificate, certificate: X509Certificate, at: Date): boolean {
  return isCurrent(certificate, at) && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

const isCurrent = ({ validFromDate, validToDate }: X509Certificate, at: Date): boolean =>
  validFromDate <= at && at <= validToDate;
