import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Changes } from './changes.ts';
import type { LookUps } from './look-ups.ts';
import { migrate } from './migrate.ts';
import { openSqlite } from './sqlite.ts';
import type { Storage, Tables } from './tables.ts';

/** The database, whether it has changed, and the shortest way to ask it. */
export interface Database {
  storage: Storage;
  changes: Changes;
  lookUps: LookUps;
  /** Settles when everything that is committed is on disk: after `relaxedTransaction`, whose end does not wait for it. */
  toDisk: () => Promise<void>;
}

/**
 * Opens the database in a data folder (made with mode 0700, the file 0600) and brings its tables up to date.
 * @throws NewerDataError; Error where the folder cannot be written or a migration fails. Nothing is changed then.
 */
export async function openDatabase(dataFolder: string): Promise<Database> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const path = join(dataFolder, 'gatehouse.sqlite');
  const { dialect, changes, lookUps, toDisk } = openSqlite(path);
  const storage = new Kysely<Tables>({ dialect });
  chmodSync(path, 0o600);
  try {
    await migrate(storage);
  } catch (error) {
    await storage.destroy();
    throw error;
  }
  return { storage, changes, lookUps, toDisk };
}

/** The same for who does not ask about changes. */
export async function openStorage(dataFolder: string): Promise<Storage> {
  const { storage } = await openDatabase(dataFolder);
  return storage;
}
