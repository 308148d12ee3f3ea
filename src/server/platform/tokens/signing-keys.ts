import { createHash, type KeyObject } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { createKeyFile, readKeyFiles, type KeyFile, type TokenAlgorithm } from './key-files.ts';

/** One key of the platform; each key signs with one algorithm only. */
export interface SigningKey {
  /** JWK thumbprint, RFC 7638. */
  kid: string;
  algorithm: TokenAlgorithm;
  publicKey: KeyObject;
  /** Absent where the key was retired and signs no more. */
  privateKey?: KeyObject;
  /** Milliseconds since 1970 until which a retired key is accepted. */
  acceptedUntil?: number;
  /** What `/.well-known/jwks.json` publishes of it. */
  publicJwk: Record<string, string>;
  /** First part of every token that it signs. */
  encodedHeader: string;
}

/** A key that signs. */
export type CurrentKey = SigningKey & { privateKey: KeyObject };

/** The key that signs, and all keys that are still accepted, as they are at this moment. */
export interface SigningKeys {
  readonly current: CurrentKey;
  readonly byId: ReadonlyMap<string, SigningKey>;
  /**
   * The key that signs, without asking the file system each time: only where the database has changed, as it does with
   * every rotation, and after a moment.
   * @param changeCount of the database, see `Changes`.
   */
  currentAt(changeCount: number): CurrentKey;
}

/** Milliseconds for which a key goes on signing that was replaced in the folder alone, and not by a rotation. */
const lookAgainMs = 250;

/** A folder that changed less than so many milliseconds before it was read may have changed again in the same tick. */
const settledMs = 1000;

/**
 * The keys in `folder`, the first one of the wanted algorithm made where there is none. The newest of that algorithm
 * signs; every other key goes on being accepted. What any process changes in the folder counts from the next use on:
 * each use asks for the folder's time of change, and reads the keys again where it is another one.
 * @throws Error where a key file cannot be read or holds another kind of key; once opened, the keys read last go on.
 */
export function loadSigningKeys(
  folder: string,
  algorithm: TokenAlgorithm,
  elapsed: () => number = () => performance.now(),
): SigningKeys {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let seen = changeOf(folder);
  let keys = readKeys(folder, algorithm);
  let last: { changeCount: number; at: number; current: CurrentKey } | undefined;
  const fresh = (): Keys => {
    const change = changeOf(folder);
    if (change.id === seen.id && seen.settled) return keys;
    try {
      keys = readKeys(folder, algorithm);
      seen = change;
    } catch {
      // A file went between being listed and being read: the next use reads again.
    }
    return keys;
  };
  return {
    get current() {
      return fresh().current;
    },
    get byId() {
      return fresh().byId;
    },
    currentAt(changeCount) {
      const at = elapsed();
      if (changeCount !== last?.changeCount || at - last.at >= lookAgainMs) {
        last = { changeCount, at, current: fresh().current };
      }
      return last.current;
    },
  };
}

function changeOf(folder: string): { id: string; settled: boolean } {
  const stat = statSync(folder, { bigint: true, throwIfNoEntry: false });
  if (stat === undefined) return { id: 'gone', settled: false };
  // The file system's own clock, which is the machine's.
  return { id: `${stat.ino} ${stat.mtimeNs}`, settled: Date.now() - Number(stat.mtimeMs) > settledMs };
}

type Keys = Pick<SigningKeys, 'current' | 'byId'>;

function readKeys(folder: string, algorithm: TokenAlgorithm): Keys {
  let keys = readKeyFiles(folder).map(toSigningKey);
  let current = newest(keys, algorithm);
  while (current === undefined) {
    createKeyFile(folder, algorithm);
    keys = readKeyFiles(folder).map(toSigningKey);
    current = newest(keys, algorithm);
  }
  // Where a retirement was cut short, the file with the private half comes first and the retired one after it.
  return { current, byId: new Map(keys.map((key) => [key.kid, key])) };
}

function newest(keys: readonly SigningKey[], algorithm: TokenAlgorithm): CurrentKey | undefined {
  return keys.findLast((key): key is CurrentKey => key.algorithm === algorithm && key.privateKey !== undefined);
}

function toSigningKey({ algorithm, publicKey, privateKey, acceptedUntil }: KeyFile): SigningKey {
  const { kty = '', crv, x, y, e, n } = publicKey.export({ format: 'jwk' });
  // RFC 7638 3.2: the required members alone, in this order.
  const members = algorithm === 'ES256' ? { crv, kty, x, y } : { e, kty, n };
  const required = Object.fromEntries(Object.entries(members).map(([name, value]) => [name, value ?? '']));
  const kid = createHash('sha256').update(JSON.stringify(required)).digest('base64url');
  const header = JSON.stringify({ alg: algorithm, typ: 'JWT', kid });
  return {
    kid,
    algorithm,
    publicKey,
    ...(privateKey === undefined ? {} : { privateKey }),
    ...(acceptedUntil === undefined ? {} : { acceptedUntil }),
    publicJwk: { ...required, kid, alg: algorithm, use: 'sig' },
    encodedHeader: Buffer.from(header).toString('base64url'),
  };
}
