import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecretFile } from '../secret-file.ts';

/** Signature algorithms a token may have (RFC 7518 3.1). */
export type TokenAlgorithm = 'ES256' | 'RS256';

/** One key of the platform; each key signs with one algorithm only. */
export interface SigningKey {
  /** JWK thumbprint, RFC 7638. */
  kid: string;
  algorithm: TokenAlgorithm;
  privateKey: KeyObject;
  publicKey: KeyObject;
  /** What `/.well-known/jwks.json` publishes of it. */
  publicJwk: Record<string, string>;
  /** First part of every token that it signs. */
  encodedHeader: string;
}

/** The key that signs, and all keys that are still accepted. */
export interface SigningKeys {
  current: SigningKey;
  byId: ReadonlyMap<string, SigningKey>;
}

const fileName = /^([0-9]{4})-(ES256|RS256)\.pem$/;

/**
 * Reads the keys in `folder` (`0001-ES256.pem` and so on, PKCS#8, 0600) and makes the first one where none has the
 * wanted algorithm. The highest number of that algorithm signs; every other key goes on being accepted.
 * @throws Error where a key file cannot be read or holds another kind of key.
 */
export function loadSigningKeys(folder: string, algorithm: TokenAlgorithm): SigningKeys {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let files = keyFiles(folder);
  while (!files.some((file) => file.algorithm === algorithm)) {
    const number = String((files.at(-1)?.number ?? 0) + 1).padStart(4, '0');
    createSecretFile(join(folder, `${number}-${algorithm}.pem`), generatePem(algorithm));
    files = keyFiles(folder);
  }
  const keys = files.map((file) => readKey(join(folder, file.name), file.algorithm));
  const current = keys.findLast((key) => key.algorithm === algorithm);
  if (current === undefined) throw new Error(`no ${algorithm} key in ${folder}`);
  return { current, byId: new Map(keys.map((key) => [key.kid, key])) };
}

interface KeyFile {
  name: string;
  number: number;
  algorithm: TokenAlgorithm;
}

function keyFiles(folder: string): KeyFile[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const [, number, algorithm] = fileName.exec(name) ?? [];
      return number === undefined
        ? []
        : [{ name, number: Number(number), algorithm: algorithm === 'RS256' ? algorithm : 'ES256' }];
    });
}

function generatePem(algorithm: TokenAlgorithm): string {
  const { privateKey } =
    algorithm === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function readKey(path: string, algorithm: TokenAlgorithm): SigningKey {
  const privateKey = createPrivateKey(readFileSync(path));
  const publicKey = createPublicKey(privateKey);
  const { kty = '', crv, x, y, e, n } = publicKey.export({ format: 'jwk' });
  const fits = algorithm === 'ES256' ? crv === 'P-256' : kty === 'RSA' && n !== undefined && n.length >= 342;
  if (!fits) throw new Error(`${path} does not hold a key for ${algorithm}`);
  // RFC 7638 3.2: the required members alone, in this order.
  const members = algorithm === 'ES256' ? { crv, kty, x, y } : { e, kty, n };
  const required = Object.fromEntries(Object.entries(members).map(([name, value]) => [name, value ?? '']));
  const kid = createHash('sha256').update(JSON.stringify(required)).digest('base64url');
  const header = JSON.stringify({ alg: algorithm, typ: 'JWT', kid });
  return {
    kid,
    algorithm,
    privateKey,
    publicKey,
    publicJwk: { ...required, kid, alg: algorithm, use: 'sig' },
    encodedHeader: Buffer.from(header).toString('base64url'),
  };
}
