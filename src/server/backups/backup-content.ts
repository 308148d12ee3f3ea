import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { readKeyFiles } from '#server/platform/tokens/key-files.ts';

/** Why a backup cannot be made, or cannot be restored, and what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** The first file of a backup: what else is in it. */
export const manifestName = 'manifest.json';
export const databaseName = 'gatehouse.sqlite';
/** Folders of the data folder that belong into a backup; their files have no folders of their own. */
export const backedUpFolders = ['tls', 'token-keys'] as const;
/** Files beside them: generated passwords that nobody has fetched yet, and the key of second factors. */
export const backedUpFiles = ['admin-password', 'management-admin-password', 'second-factor-key'] as const;

const formatName = 'gatehouse-backup';
const fileName = /^(gatehouse\.sqlite|(management-)?admin-password|second-factor-key|(tls|token-keys)\/[\w.-]+\.pem)$/;

const manifest = z.object({
  format: z.literal(formatName),
  version: z.literal(1),
  createdAt: z.string(),
  /** SHA-256 of each file, lower-case hex, by its path with slashes. */
  files: z.record(z.string().check(z.regex(fileName)), z.string().check(z.regex(/^[0-9a-f]{64}$/))),
});

/** Text of the manifest for a folder that holds what is to be backed up. */
export async function writeManifest(folder: string, createdAt: Date): Promise<string> {
  const files: Record<string, string> = {};
  for (const name of await contentOf(folder)) files[name] = await digestOf(join(folder, name));
  return `${JSON.stringify({ format: formatName, version: 1, createdAt: createdAt.toISOString(), files }, null, 2)}\n`;
}

/**
 * Makes sure that an unpacked backup is whole: every file as the manifest says and no other, a sound database, keys that
 * can be used.
 * @returns when it was made.
 * @throws BackupError
 */
export async function verifyContent(folder: string): Promise<string> {
  const { data } = manifest.safeParse(readJson(join(folder, manifestName)));
  if (data === undefined) throw new BackupError('It is not a backup of Gatehouse, or not one that this version knows.');
  const present = await contentOf(folder);
  const wanted = Object.keys(data.files).toSorted();
  if (JSON.stringify(present) !== JSON.stringify(wanted)) throw new BackupError('It does not hold the files it names.');
  for (const [name, digest] of Object.entries(data.files)) {
    if ((await digestOf(join(folder, name))) !== digest) throw new BackupError(`It is damaged: ${name} was changed.`);
  }
  if (!wanted.includes(databaseName)) throw new BackupError('It holds no database.');
  checkDatabase(join(folder, databaseName));
  try {
    if (!readKeyFiles(join(folder, 'token-keys')).some(({ privateKey }) => privateKey)) throw new Error('none signs');
  } catch (cause) {
    throw new BackupError('It holds no token signing key that can be used.', { cause });
  }
  return data.createdAt;
}

async function contentOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((name) => name !== manifestName)
    .toSorted();
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function checkDatabase(path: string): void {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    const [row] = database.prepare('PRAGMA integrity_check').all();
    database.close();
    if (row?.['integrity_check'] !== 'ok') throw new Error(String(row?.['integrity_check']));
  } catch (cause) {
    throw new BackupError('Its database is damaged.', { cause });
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
