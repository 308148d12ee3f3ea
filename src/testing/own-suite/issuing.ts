import { basicConstraints } from '../certificate-extensions.ts';
import { createChain, createDevice, createIntermediate, createRoot } from '../certificate-factory.ts';
import { testKey } from '../test-keys.ts';
import { chainCase, pathCase, type PathCase } from './path-case.ts';

const limited = createRoot({ pathLength: 1 });
const first = createIntermediate(limited, { subject: 'First CA' });
const second = createIntermediate(first, { subject: 'Second CA' });
const selfIssued = createIntermediate(first, { subject: 'First CA', key: testKey('P-256', 'next key of First CA') });

/** Basic constraints, path length and the key usage of issuers. */
export const issuing: PathCase[] = [
  chainCase('a path length that is just kept', { root: { pathLength: 1 }, intermediate: { pathLength: 0 } }),
  pathCase('a self-issued certificate beyond the path length', [
    createDevice(selfIssued),
    [selfIssued, first],
    limited,
  ]),
  pathCase('a path length that is passed', [createDevice(second), [second, first], limited], {
    'path-length-exceeded': 3,
  }),
  chainCase('a path length of nothing above a CA', { root: { pathLength: 0 } }, { 'path-length-exceeded': 2 }),
  chainCase('an issuer without basic constraints', { intermediate: { ca: null, keyUsage: null } }, { 'not-ca': 1 }),
  chainCase('an issuer that says it is no CA', { intermediate: { ca: false, keyUsage: null } }, { 'not-ca': 1 }),
  pathCase(
    'a device certificate as issuer',
    (() => {
      const { root, intermediate, device } = createChain();
      return [createDevice(device, { subject: 'device-2' }), [device, intermediate], root];
    })(),
    { 'not-ca': 1, 'key-usage-cert-sign': 1 },
  ),
  chainCase(
    'an issuer whose key may sign CRLs alone',
    { intermediate: { keyUsage: ['cRLSign'] } },
    { 'key-usage-cert-sign': 1 },
  ),
  chainCase('an issuer without key usage', { intermediate: { keyUsage: null } }),
  chainCase(
    'a leaf that may sign certificates and is no CA',
    { device: { keyUsage: ['digitalSignature', 'keyCertSign'] } },
    { 'basic-constraints-inconsistent': 0 },
  ),
  chainCase(
    'a leaf with a path length',
    { device: { ca: null, extraExtensions: [basicConstraints(false, 0)] } },
    { 'basic-constraints-inconsistent': 0 },
  ),
];
