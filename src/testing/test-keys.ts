import { constants, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { nul, oid, sequence, explicit, integer, concat } from './der-writer.ts';

/** Kinds of keys that tests use, weak and unusual ones among them. */
export type TestKeyKind =
  'P-256' | 'P-384' | 'P-521' | 'secp256k1' | 'Ed25519' | 'Ed448' | 'RSA-1024' | 'RSA-2048' | 'RSA-3072';

/** A key pair, made once per test file under its kind and label. */
export interface TestKey {
  kind: TestKeyKind;
  privateKey: KeyObject;
  publicKey: KeyObject;
  /** SubjectPublicKeyInfo, DER. */
  spki: Uint8Array;
  /** PKCS#8, DER. */
  pkcs8: Uint8Array;
  /** PKCS#8, PEM. */
  pem: string;
}

const made = new Map<string, TestKey>();

/** The key with this kind and label; the same arguments give the same key, another label gives another key. */
export function testKey(kind: TestKeyKind = 'P-256', label = ''): TestKey {
  const name = `${kind} ${label}`;
  const known = made.get(name);
  if (known) return known;
  const { privateKey, publicKey } = generate(kind);
  const key: TestKey = {
    kind,
    privateKey,
    publicKey,
    spki: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })),
    pkcs8: new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' })),
    pem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
  made.set(name, key);
  return key;
}

function generate(kind: TestKeyKind): { privateKey: KeyObject; publicKey: KeyObject } {
  if (kind === 'Ed25519') return generateKeyPairSync('ed25519');
  if (kind === 'Ed448') return generateKeyPairSync('ed448');
  if (kind.startsWith('RSA')) return generateKeyPairSync('rsa', { modulusLength: Number(kind.slice(4)) });
  return generateKeyPairSync('ec', { namedCurve: kind });
}

/** Hash of a signature; `md5` and `sha1` are there to be refused. */
type TestHash = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** How to sign; hash defaults to SHA-256, padding to PKCS#1 1.5 for RSA. Edwards keys ignore both. */
export interface SignatureChoice {
  hash?: TestHash;
  pss?: boolean;
}

const rsaOids = { md5: 4, sha1: 5, sha256: 11, sha384: 12, sha512: 13 } as const;
const ecdsaOids = { sha1: '1', sha256: '3.2', sha384: '3.3', sha512: '3.4' } as const;
const hashOids = {
  md5: '1.2.840.113549.2.5',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const;
const hashLengths = { md5: 16, sha1: 20, sha256: 32, sha384: 48, sha512: 64 } as const;

/** AlgorithmIdentifier (DER) that a signature by this key carries. */
export function signatureAlgorithm(
  kind: TestKeyKind,
  { hash = 'sha256', pss = false }: SignatureChoice = {},
): Uint8Array {
  if (kind === 'Ed25519') return sequence(oid('1.3.101.112'));
  if (kind === 'Ed448') return sequence(oid('1.3.101.113'));
  if (!kind.startsWith('RSA')) {
    if (hash === 'md5') throw new Error('ECDSA has no MD5');
    return sequence(oid(`1.2.840.10045.4.${ecdsaOids[hash]}`));
  }
  return pss ? pssAlgorithm(hash) : sequence(oid(`1.2.840.113549.1.1.${rsaOids[hash]}`), nul());
}

function pssAlgorithm(hash: TestHash): Uint8Array {
  const digest = sequence(oid(hashOids[hash]), nul());
  const mask = sequence(oid('1.2.840.113549.1.1.8'), digest);
  const parameters = concat(explicit(0, digest), explicit(1, mask), explicit(2, integer(hashLengths[hash])));
  return sequence(oid('1.2.840.113549.1.1.10'), sequence(parameters));
}

/** The signature itself over `data`. */
export function signatureValue(
  key: TestKey,
  data: Uint8Array,
  { hash = 'sha256', pss }: SignatureChoice = {},
): Uint8Array {
  const edwards = key.kind === 'Ed25519' || key.kind === 'Ed448';
  const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: hashLengths[hash] };
  return new Uint8Array(sign(edwards ? null : hash, data, { key: key.privateKey, ...(pss ? padding : {}) }));
}
