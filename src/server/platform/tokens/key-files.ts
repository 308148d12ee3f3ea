import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createSecretFile, replaceSecretFile } from '../secret-file.ts';

/** Signature algorithms a token may have (RFC 7518 3.1). */
export type TokenAlgorithm = 'ES256' | 'RS256';

/** A key as it lies in the folder: `0001-ES256.pem` (PKCS#8), or `0001-ES256.retired.pem`, of which the public half is left. */
export interface KeyFile {
  name: string;
  number: number;
  algorithm: TokenAlgorithm;
  publicKey: KeyObject;
  /** Absent where it was retired. */
  privateKey?: KeyObject;
  /** Milliseconds since 1970 at which the last token ends that a retired key has signed. */
  acceptedUntil?: number;
}

const fileName = /^([0-9]{4,})-(ES256|RS256)(\.retired)?\.pem$/;
const acceptedLine = /^Accepted-Until: (\S+)$/m;

/** Reads every key of the folder, in the order in which they were made. @throws Error where one cannot be read. */
export function readKeyFiles(folder: string): KeyFile[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const [, number, algorithm, retired] = fileName.exec(name) ?? [];
      if (number === undefined) return [];
      const named: Named = { name, number: Number(number), algorithm: algorithm === 'RS256' ? algorithm : 'ES256' };
      const path = join(folder, name);
      return [retired === undefined ? readPrivate(path, named) : readRetired(path, named)];
    })
    .toSorted((one, other) => one.number - other.number);
}

/** Makes the next key; where another process makes it at the same moment, that one counts. */
export function createKeyFile(folder: string, algorithm: TokenAlgorithm): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const highest = readKeyFiles(folder).at(-1)?.number ?? 0;
  const name = `${String(highest + 1).padStart(4, '0')}-${algorithm}.pem`;
  createSecretFile(join(folder, name), generatePem(algorithm));
}

/** Leaves the public half of a key, for as long as its tokens live; the private half is gone when this returns. */
export function retireKeyFile(folder: string, file: KeyFile, acceptedUntil: number): void {
  const pem = file.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const text = `Accepted-Until: ${new Date(acceptedUntil).toISOString()}\n${pem}`;
  replaceSecretFile(join(folder, file.name.replace(/\.pem$/, '.retired.pem')), text);
  removeKeyFile(folder, file);
}

/** Removes a key, if it is still there: no token that it signed is accepted any more. */
export function removeKeyFile(folder: string, file: KeyFile): void {
  rmSync(join(folder, file.name), { force: true });
}

type Named = Pick<KeyFile, 'name' | 'number' | 'algorithm'>;

function readPrivate(path: string, named: Named): KeyFile {
  const privateKey = createPrivateKey(readFileSync(path));
  return { ...named, privateKey, publicKey: demandKind(createPublicKey(privateKey), path, named.algorithm) };
}

function readRetired(path: string, named: Named): KeyFile {
  const text = readFileSync(path, 'utf8');
  const acceptedUntil = Date.parse(acceptedLine.exec(text)?.[1] ?? '');
  if (Number.isNaN(acceptedUntil)) throw new Error(`${path} does not say until when the key is accepted`);
  return { ...named, publicKey: demandKind(createPublicKey(text), path, named.algorithm), acceptedUntil };
}

function demandKind(key: KeyObject, path: string, algorithm: TokenAlgorithm): KeyObject {
  const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  const fits =
    algorithm === 'ES256'
      ? key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1'
      : key.asymmetricKeyType === 'rsa' && modulusLength >= 2048;
  if (!fits) throw new Error(`${path} does not hold a key for ${algorithm}`);
  return key;
}

function generatePem(algorithm: TokenAlgorithm): string {
  const { privateKey } =
    algorithm === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
