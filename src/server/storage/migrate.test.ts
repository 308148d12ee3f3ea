import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTables } from '#testing/older-data-folder.ts';
import { migrate } from './migrate.ts';
import type { Storage } from './tables.ts';

let folder: string;
let storage: Storage;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-migrate-'));
  storage = openTables(folder);
});
afterEach(async () => {
  await storage.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const makes = (table: string): Migration => ({
  up: (db) => db.schema.createTable(table).addColumn('id', 'text').execute(),
});
const failing: Migration = {
  up: async (db) => {
    await makes('half').up(db);
    await sql`insert into kept (id) values ('by a change that fails')`.execute(db);
    throw new Error('out of space');
  },
};
const tables = async (): Promise<string[]> => (await storage.introspection.getTables()).map(({ name }) => name);

test('a change that fails leaves nothing, nor do the ones before it that were due with it', async () => {
  await migrate(storage, { '1-kept': makes('kept') });
  await expect(
    migrate(storage, { '1-kept': makes('kept'), '2-due': makes('due'), '3-failing': failing }),
  ).rejects.toThrow('out of space');
  expect(await tables()).toEqual(['kept']);
  expect((await sql`select * from kept`.execute(storage)).rows).toEqual([]);
  await migrate(storage, { '1-kept': makes('kept'), '2-due': makes('due'), '3-mended': makes('half') });
  expect(await tables()).toEqual(['due', 'half', 'kept']);
});

test('a change with a lower number than one that was made is made then', async () => {
  await migrate(storage, { '1': makes('one'), '3': makes('three') });
  await migrate(storage, { '1': makes('one'), '2': makes('two'), '3': makes('three') });
  await migrate(storage, { '1': makes('one'), '2': makes('two'), '3': makes('three') });
  expect(await tables()).toEqual(['one', 'three', 'two']);
});

test('tables that have changes which are not known are left alone', async () => {
  await migrate(storage, { '1': makes('one'), '9': makes('nine') });
  await expect(migrate(storage, { '1': makes('one'), '2': makes('two') })).rejects.toThrow('(9)');
  expect(await tables()).toEqual(['nine', 'one']);
});
