import { parseCertificate } from '#pki/certificate.ts';
import type { CryptoPort } from '#pki/crypto-port.ts';
import { createIssuerCache } from '#pki/issuer-cache.ts';
import { judge } from '#pki/judge.ts';
import type { ContenderFactory } from './contender.ts';

/**
 * Our engine. Cold: nothing is kept, not even an imported key. Warm: as in a steady fleet, the anchors, the intermediate
 * and the imported keys are there and the issuer's signature was verified before.
 */
export function gatehouseEngine(createCrypto: () => CryptoPort): ContenderFactory {
  return ({ root, intermediate, at }) => {
    const rules = { at, profile: 'device', purpose: 'clientAuth' } as const;
    const anchorsOf = (der: Uint8Array) => [{ id: 'root', certificate: parseCertificate(der) }];
    const known = {
      ...rules,
      bag: [parseCertificate(intermediate)],
      anchors: anchorsOf(root),
      crypto: createCrypto(),
      issuerCache: createIssuerCache(),
    };
    return [
      {
        name: 'gatehouse',
        state: 'cold',
        async accepts(leaf) {
          const bag = [parseCertificate(intermediate)];
          const request = { ...rules, leaf: parseCertificate(leaf), bag, anchors: anchorsOf(root) };
          return (await judge({ ...request, crypto: createCrypto() })).accepted;
        },
      },
      {
        name: 'gatehouse',
        state: 'warm',
        accepts: async (leaf) => (await judge({ ...known, leaf: parseCertificate(leaf) })).accepted,
      },
    ];
  };
}
