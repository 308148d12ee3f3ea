import { MalformedError } from './der/malformed-error.ts';
import { readObjectIdentifier } from './der/object-identifier.ts';
import { DerReader } from './der/reader.ts';
import { contextConstructed, tags } from './der/tags.ts';

/** Hash functions by the names of WebCrypto; MD2 and MD5 are known only to be refused. */
export type HashName = 'MD2' | 'MD5' | 'SHA-1' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** What a signature algorithm identifier says; `other` is one that the engine does not verify. */
export type SignatureAlgorithm =
  | { kind: 'rsa-pkcs1'; hash: HashName }
  | { kind: 'rsa-pss'; hash: HashName; maskHash: HashName; saltLength: number }
  | { kind: 'ecdsa'; hash: HashName }
  | { kind: 'ed25519' | 'ed448' | 'ml-dsa-44' | 'ml-dsa-65' | 'ml-dsa-87' }
  | { kind: 'dsa' | 'other'; identifier: string };

const rsaPss = '1.2.840.113549.1.1.10';

const known: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.2': { kind: 'rsa-pkcs1', hash: 'MD2' },
  '1.2.840.113549.1.1.4': { kind: 'rsa-pkcs1', hash: 'MD5' },
  '1.2.840.113549.1.1.5': { kind: 'rsa-pkcs1', hash: 'SHA-1' },
  '1.3.14.3.2.29': { kind: 'rsa-pkcs1', hash: 'SHA-1' },
  '1.2.840.113549.1.1.14': { kind: 'rsa-pkcs1', hash: 'SHA-224' },
  '1.2.840.113549.1.1.11': { kind: 'rsa-pkcs1', hash: 'SHA-256' },
  '1.2.840.113549.1.1.12': { kind: 'rsa-pkcs1', hash: 'SHA-384' },
  '1.2.840.113549.1.1.13': { kind: 'rsa-pkcs1', hash: 'SHA-512' },
  '1.2.840.10045.4.1': { kind: 'ecdsa', hash: 'SHA-1' },
  '1.2.840.10045.4.3.1': { kind: 'ecdsa', hash: 'SHA-224' },
  '1.2.840.10045.4.3.2': { kind: 'ecdsa', hash: 'SHA-256' },
  '1.2.840.10045.4.3.3': { kind: 'ecdsa', hash: 'SHA-384' },
  '1.2.840.10045.4.3.4': { kind: 'ecdsa', hash: 'SHA-512' },
  '1.3.101.112': { kind: 'ed25519' },
  '1.3.101.113': { kind: 'ed448' },
  '2.16.840.1.101.3.4.3.17': { kind: 'ml-dsa-44' },
  '2.16.840.1.101.3.4.3.18': { kind: 'ml-dsa-65' },
  '2.16.840.1.101.3.4.3.19': { kind: 'ml-dsa-87' },
  '1.2.840.10040.4.3': { kind: 'dsa', identifier: '1.2.840.10040.4.3' },
  '2.16.840.1.101.3.4.3.1': { kind: 'dsa', identifier: '2.16.840.1.101.3.4.3.1' },
  '2.16.840.1.101.3.4.3.2': { kind: 'dsa', identifier: '2.16.840.1.101.3.4.3.2' },
};

const hashes: Readonly<Record<string, HashName>> = {
  '1.2.840.113549.2.5': 'MD5',
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.4': 'SHA-224',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/**
 * Reads the content of an AlgorithmIdentifier of a signature. RSA takes NULL or no parameters (RFC 4055 2.1), ECDSA and
 * the Edwards curves none (RFC 5758 3.2, RFC 8410 3); parameters elsewhere make the algorithm `other`.
 * @throws MalformedError
 */
export function readSignatureAlgorithm(der: Uint8Array): SignatureAlgorithm {
  const reader = new DerReader(der).enter(tags.sequence);
  const identifier = readObjectIdentifier(reader);
  if (identifier === rsaPss) return readPssParameters(reader);
  const algorithm = known[identifier] ?? { kind: 'other', identifier };
  if (algorithm.kind === 'other' || algorithm.kind === 'dsa') return algorithm;
  if (algorithm.kind === 'rsa-pkcs1' && reader.nextTag === tags.null) readNull(reader);
  return reader.done ? algorithm : { kind: 'other', identifier };
}

/** RFC 4055 3.1: hash, mask generation, salt length and trailer, each with a default. */
function readPssParameters(reader: DerReader): SignatureAlgorithm {
  const parameters = reader.enter(tags.sequence);
  reader.finish();
  const hashField = parameters.enterOptional(contextConstructed(0));
  const hash = hashField === undefined ? 'SHA-1' : readHash(hashField);
  const maskField = parameters.enterOptional(contextConstructed(1));
  const maskHash = maskField === undefined ? 'SHA-1' : readMaskHash(maskField);
  const saltLength = parameters.enterOptional(contextConstructed(2))?.smallInteger() ?? 20;
  const trailer = parameters.enterOptional(contextConstructed(3))?.smallInteger() ?? 1;
  parameters.finish();
  if (hash === undefined || maskHash === undefined || trailer !== 1) return { kind: 'other', identifier: rsaPss };
  return { kind: 'rsa-pss', hash, maskHash, saltLength };
}

function readHash(field: DerReader): HashName | undefined {
  const algorithm = field.enter(tags.sequence);
  field.finish();
  const hash = hashes[readObjectIdentifier(algorithm)];
  if (algorithm.nextTag === tags.null) readNull(algorithm);
  algorithm.finish();
  return hash;
}

function readMaskHash(field: DerReader): HashName | undefined {
  const algorithm = field.enter(tags.sequence);
  field.finish();
  const isMgf1 = readObjectIdentifier(algorithm) === '1.2.840.113549.1.1.8';
  return isMgf1 ? readHash(algorithm) : undefined;
}

/** @throws MalformedError where the NULL has content. */
export function readNull(reader: DerReader): void {
  const start = reader.position;
  if (reader.content(tags.null).length > 0) throw new MalformedError('value-invalid', start);
}

/** The hash that a signature depends on; undefined where the algorithm brings its own. */
export function signatureHash(algorithm: SignatureAlgorithm): HashName | undefined {
  return 'hash' in algorithm ? algorithm.hash : undefined;
}

/** The algorithm's name as Java and so Cumulocity print it, such as `SHA256withECDSA`; its identifier where it has none. */
export function javaAlgorithmName(algorithm: SignatureAlgorithm): string {
  switch (algorithm.kind) {
    case 'rsa-pkcs1':
      return `${algorithm.hash.replace('-', '')}withRSA`;
    case 'ecdsa':
      return `${algorithm.hash.replace('-', '')}withECDSA`;
    case 'rsa-pss':
      return 'RSASSA-PSS';
    case 'ed25519':
      return 'Ed25519';
    case 'ed448':
      return 'Ed448';
    case 'dsa':
    case 'other':
      return algorithm.identifier;
    default:
      return algorithm.kind.toUpperCase();
  }
}
