import { join } from 'node:path';
import { recordAudit } from '../audit/record-audit.ts';
import type { Storage } from '#server/storage/tables.ts';
import { createKeyFile, readKeyFiles, removeKeyFile, retireKeyFile, type TokenAlgorithm } from './key-files.ts';
import { lastTokenEnd } from './last-token-end.ts';
import { loadSigningKeys, type CurrentKey, type SigningKey } from './signing-keys.ts';

/** What a rotation works with. */
export interface RotationWork {
  storage: Storage;
  dataFolder: string;
  algorithm: TokenAlgorithm;
  /** Tenant whose audit log tells of it. */
  tenantId: string;
  at: Date;
}

/** What a rotation came to. */
export interface Rotation {
  current: CurrentKey;
  /** Keys that sign no more; with their private halves gone. */
  retired: SigningKey[];
  /** Until when their tokens are accepted; absent where they are not any more. */
  acceptedUntil?: Date;
}

/** A token given at the very moment, by a process that has not seen the new key yet, is accepted to its end as well. */
const slackMs = 60_000;

/** Where the token signing keys of a data folder lie. */
export function keyFolder(dataFolder: string): string {
  return join(dataFolder, 'token-keys');
}

/**
 * Makes a new key that signs from the next token on, in every process on the data folder. Of the keys before it only the
 * public halves are left, until no token of theirs can be alive.
 * @param revoke refuses the tokens of the keys before it at once.
 */
export async function rotateKeys(work: RotationWork, revoke: boolean): Promise<Rotation> {
  const { storage, algorithm, at } = work;
  const folder = keyFolder(work.dataFolder);
  const before = [...loadSigningKeys(folder, algorithm).byId.values()].filter(({ privateKey }) => privateKey);
  const until = (await lastTokenEnd(storage, at)) + slackMs;
  const old = readKeyFiles(folder);
  createKeyFile(folder, algorithm);
  for (const file of old) {
    if (revoke) removeKeyFile(folder, file);
    else if (file.privateKey !== undefined) retireKeyFile(folder, file, until);
  }
  const { current } = loadSigningKeys(folder, algorithm);
  await audit(work, current, before, revoke);
  return { current, retired: before, ...(revoke ? {} : { acceptedUntil: new Date(until) }) };
}

/** Removes what is left of retired keys whose last token has ended. */
export function forgetEndedKeys(dataFolder: string, at: Date): void {
  const folder = keyFolder(dataFolder);
  for (const file of readKeyFiles(folder)) {
    if (file.acceptedUntil !== undefined && file.acceptedUntil <= at.getTime()) removeKeyFile(folder, file);
  }
}

async function audit(
  { storage, tenantId, at }: RotationWork,
  current: SigningKey,
  before: readonly SigningKey[],
  revoke: boolean,
): Promise<void> {
  const fate = revoke ? 'tokens of the keys before it are refused' : 'tokens of the keys before it stay valid';
  await storage.transaction().execute((transaction) =>
    recordAudit(transaction, {
      tenantId,
      userName: 'operator',
      at,
      type: 'UserAuthentication',
      activity: 'Token signing key rotated',
      text: `New token signing key ${current.kid} (${current.algorithm}); ${fate}`,
      source: tenantId,
      before: { kid: before.map(({ kid }) => kid).join(' ') },
      after: { kid: current.kid },
    }),
  );
}
