import { MalformedError } from './der/malformed-error.ts';
import { readObjectIdentifier } from './der/object-identifier.ts';
import { DerReader } from './der/reader.ts';
import { tags } from './der/tags.ts';
import { readNull } from './signature-algorithm.ts';

/** Curves of ECDSA that the engine verifies. */
export type CurveName = 'P-256' | 'P-384' | 'P-521';

/** A subject's public key; `unsupported` says why the engine cannot use it. */
export type PublicKeyKind =
  | { kind: 'rsa'; modulusBits: number; pssOnly: boolean }
  | { kind: 'ec'; curve: CurveName }
  | { kind: 'ed25519' | 'ed448' | 'ml-dsa-44' | 'ml-dsa-65' | 'ml-dsa-87' }
  | { kind: 'unsupported'; reason: string };

const edwardsAndLattice: Readonly<
  Record<string, { kind: 'ed25519' | 'ed448' | 'ml-dsa-44' | 'ml-dsa-65' | 'ml-dsa-87'; octets: number }>
> = {
  '1.3.101.112': { kind: 'ed25519', octets: 32 },
  '1.3.101.113': { kind: 'ed448', octets: 57 },
  '2.16.840.1.101.3.4.3.17': { kind: 'ml-dsa-44', octets: 1312 },
  '2.16.840.1.101.3.4.3.18': { kind: 'ml-dsa-65', octets: 1952 },
  '2.16.840.1.101.3.4.3.19': { kind: 'ml-dsa-87', octets: 2592 },
};

const curves: Readonly<Record<string, { curve: CurveName; octets: number }>> = {
  '1.2.840.10045.3.1.7': { curve: 'P-256', octets: 32 },
  '1.3.132.0.34': { curve: 'P-384', octets: 48 },
  '1.3.132.0.35': { curve: 'P-521', octets: 66 },
};

/** Smaller keys are broken, larger ones cost too much to verify with; bits of the modulus. */
const smallestModulusBits = 1024;
const largestModulusBits = 8192;

/** Reads a SubjectPublicKeyInfo. @throws MalformedError where its frame, or an RSA key within, is not DER. */
export function readPublicKey(spki: Uint8Array): PublicKeyKind {
  const reader = new DerReader(spki).enter(tags.sequence);
  const algorithm = reader.enter(tags.sequence);
  const octets = reader.bitOctets();
  reader.finish();
  const identifier = readObjectIdentifier(algorithm);
  if (identifier === '1.2.840.113549.1.1.1') {
    if (!algorithm.done) readNull(algorithm);
    algorithm.finish();
    return readRsaKey(octets, false);
  }
  if (identifier === '1.2.840.113549.1.1.10') {
    return algorithm.done ? readRsaKey(octets, true) : unsupported('RSASSA-PSS key with parameters');
  }
  if (identifier === '1.2.840.10045.2.1') return readCurveKey(algorithm, octets);
  if (identifier === '1.2.840.10040.4.1') return unsupported('DSA');
  const fixed = edwardsAndLattice[identifier];
  if (fixed === undefined) return unsupported(identifier);
  return algorithm.done && octets.length === fixed.octets
    ? { kind: fixed.kind }
    : unsupported(`${fixed.kind} key of wrong form`);
}

const unsupported = (reason: string): PublicKeyKind => ({ kind: 'unsupported', reason });

/** RFC 3279 2.3.1; an even or tiny exponent makes signatures forgeable, a huge modulus or exponent too dear to check. */
function readRsaKey(octets: Uint8Array, pssOnly: boolean): PublicKeyKind {
  const outer = new DerReader(octets);
  const key = outer.enter(tags.sequence);
  outer.finish();
  const modulus = key.integerOctets();
  const exponent = key.integerOctets();
  key.finish();
  if (modulus[0]! >= 0x80 || exponent[0]! >= 0x80) throw new MalformedError('integer-invalid', 0);
  const modulusBits = bitLength(modulus);
  if (modulusBits < smallestModulusBits || modulusBits > largestModulusBits)
    return unsupported(`RSA modulus of ${modulusBits} bits`);
  if (modulus.at(-1)! % 2 === 0) return unsupported('RSA modulus is even');
  const exponentBits = bitLength(exponent);
  if (exponentBits < 2 || exponentBits > 64 || exponent.at(-1)! % 2 === 0) return unsupported('RSA exponent');
  return { kind: 'rsa', modulusBits, pssOnly };
}

function bitLength(integer: Uint8Array): number {
  const first = integer.findIndex((octet) => octet !== 0);
  return first < 0 ? 0 : (integer.length - first) * 8 - (Math.clz32(integer[first]!) - 24);
}

/** RFC 5480 2.1.1: named curves only; the point uncompressed. */
function readCurveKey(algorithm: DerReader, octets: Uint8Array): PublicKeyKind {
  if (algorithm.nextTag !== tags.objectIdentifier) return unsupported('curve given by explicit parameters');
  const identifier = readObjectIdentifier(algorithm);
  algorithm.finish();
  const named = curves[identifier];
  if (named === undefined) return unsupported(`curve ${identifier}`);
  const uncompressed = octets[0] === 0x04 && octets.length === 1 + 2 * named.octets;
  return uncompressed ? { kind: 'ec', curve: named.curve } : unsupported(`point form ${octets[0] ?? 'empty'}`);
}
