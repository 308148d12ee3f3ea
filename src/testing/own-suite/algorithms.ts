import { signatureAlgorithm, testKey, type TestKeyKind } from '../test-keys.ts';
import { chainCase, type PathCase } from './path-case.ts';

const keyed = (kind: TestKeyKind) => ({ key: testKey(kind, 'algorithms') });
const pss = { pss: true } as const;

/** Keys, hashes and signature algorithms. */
export const algorithms: PathCase[] = [
  ...(['P-384', 'P-521', 'RSA-2048', 'Ed25519'] as const).map((kind) =>
    chainCase(`a chain of ${kind} keys`, { root: keyed(kind), intermediate: keyed(kind), device: keyed(kind) }),
  ),
  chainCase('an RSASSA-PSS signature', { intermediate: keyed('RSA-2048'), device: { signature: pss } }),
  chainCase('an ECDSA signature with SHA-512', { device: { signature: { hash: 'sha512' } } }),
  chainCase(
    'a signature algorithm that differs inside and outside',
    { device: { innerSignatureAlgorithm: signatureAlgorithm('P-256', { hash: 'sha384' }) } },
    { 'signature-algorithm-mismatch': 0 },
  ),
  chainCase(
    'a signature with SHA-1',
    { intermediate: keyed('RSA-2048'), device: { signature: { hash: 'sha1' } } },
    { 'signature-algorithm-weak': 0 },
  ),
  chainCase('an anchor that is signed with SHA-1', { root: { ...keyed('RSA-2048'), signature: { hash: 'sha1' } } }),
  chainCase(
    'a signature with MD5',
    { intermediate: keyed('RSA-2048'), device: { signature: { hash: 'md5' } } },
    { 'signature-algorithm-unsupported': 0 },
  ),
  chainCase('an RSA key of 1024 bits', { device: keyed('RSA-1024') }, { 'key-too-weak': 0 }),
  chainCase('a key on a curve that TLS has not', { device: keyed('secp256k1') }, { 'key-unsupported': 0 }),
];
