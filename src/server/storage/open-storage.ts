import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { firstTables } from './migrations/0001-first-tables.ts';
import { activityTables } from './migrations/0002-activity.ts';
import { inventoryTables } from './migrations/0003-inventory.ts';
import { revocationTables } from './migrations/0004-revocation.ts';
import type { Changes } from './changes.ts';
import type { LookUps } from './look-ups.ts';
import { openSqlite } from './sqlite.ts';
import { accountTables } from './migrations/0005-accounts.ts';
import { tokenEndTables } from './migrations/0007-token-ends.ts';
import type { Storage, Tables } from './tables.ts';

const migrations = {
  '0001-first-tables': firstTables,
  '0002-activity': activityTables,
  '0003-inventory': inventoryTables,
  '0004-revocation': revocationTables,
  '0005-accounts': accountTables,
  '0007-token-ends': tokenEndTables,
};

/** The database, whether it has changed, and the shortest way to ask it. */
export interface Database {
  storage: Storage;
  changes: Changes;
  lookUps: LookUps;
}

/**
 * Opens the database in a data folder (made with mode 0700, the file 0600) and brings its tables up to date.
 * @throws Error where the folder cannot be written or a migration fails; a failed migration changes nothing.
 */
export async function openDatabase(dataFolder: string): Promise<Database> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const path = join(dataFolder, 'gatehouse.sqlite');
  const { dialect, changes, lookUps } = openSqlite(path);
  const storage = new Kysely<Tables>({ dialect });
  chmodSync(path, 0o600);
  const migrator = new Migrator({ db: storage, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await storage.destroy();
    throw error;
  }
  return { storage, changes, lookUps };
}

/** The same for who does not ask about changes. */
export async function openStorage(dataFolder: string): Promise<Storage> {
  const { storage } = await openDatabase(dataFolder);
  return storage;
}
