import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { firstTables } from './migrations/0001-first-tables.ts';
import { activityTables } from './migrations/0002-activity.ts';
import { inventoryTables } from './migrations/0003-inventory.ts';
import { revocationTables } from './migrations/0004-revocation.ts';
import { accountTables } from './migrations/0005-accounts.ts';
import { tokenEndTables } from './migrations/0007-token-ends.ts';

/** Every change that the tables have gone through, by its name. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
  '0002-activity': activityTables,
  '0003-inventory': inventoryTables,
  '0004-revocation': revocationTables,
  '0005-accounts': accountTables,
  '0007-token-ends': tokenEndTables,
};

/** The data folder was used by a later version, whose tables this one does not know. */
export class NewerDataError extends Error {
  override readonly name = 'NewerDataError';
}

/**
 * Brings tables up to date, all changes or none. A change that came to be on another branch of development may have a
 * lower number than one that was made already: each stands for itself, so that it is made then.
 * @throws NewerDataError; Error where a change fails.
 */
export async function migrate<Tables>(storage: Kysely<Tables>, known = migrations): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve({ ...known }) };
  const migrator = new Migrator({ db: storage, provider, allowUnorderedMigrations: true });
  const made = await madeChanges(storage);
  const unknown = made.find((name) => !(name in known));
  if (unknown !== undefined) {
    throw new NewerDataError(
      `The data was used by a later version of Gatehouse, which has changed its tables (${unknown}). ` +
        'Start that version or a later one, or restore a backup that was made before into another data folder.',
    );
  }
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

async function madeChanges<Tables>(storage: Kysely<Tables>): Promise<string[]> {
  const tables = await storage.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(storage);
  return rows.map(({ name }) => name);
}
