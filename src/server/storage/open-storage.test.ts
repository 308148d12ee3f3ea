import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertInBlocks } from './insert-in-blocks.ts';
import { openDatabase, openStorage } from './open-storage.ts';
import { relaxedTransaction } from './relaxed-transaction.ts';
import type { Storage } from './tables.ts';

let folder: string;
let storage: Storage;
beforeEach(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'gatehouse-storage-')), 'data');
  storage = await openStorage(folder);
});
afterEach(async () => {
  await storage.destroy();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

const addTenant = (to: Storage, id: string) =>
  to
    .insertInto('tenants')
    .values({ id, domain: `${id}.example.com`, created_at: 1_780_000_000_000 })
    .execute();
const tenantIds = async (from: Storage): Promise<string[]> =>
  (await from.selectFrom('tenants').select('id').orderBy('id').execute()).map(({ id }) => id);

test('the folder and the file can be read by the owner alone', () => {
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'gatehouse.sqlite')).mode & 0o777).toBe(0o600);
});

test('a commit waits for the disk', async () => {
  const { rows } = await sql<{ synchronous: number }>`PRAGMA synchronous`.execute(storage);
  const { rows: journal } = await sql<{ journal_mode: string }>`PRAGMA journal_mode`.execute(storage);
  expect([rows[0]?.synchronous, journal[0]?.journal_mode]).toEqual([2, 'wal']);
});

test('a relaxed transaction does not, and those after it do again, also where it failed', async () => {
  const synchronous = async (): Promise<unknown> => (await sql`PRAGMA synchronous`.execute(storage)).rows[0];
  const inside: unknown[] = [];
  await relaxedTransaction(storage, async (transaction) => {
    await addTenant(transaction, 't1');
    inside.push((await sql`PRAGMA synchronous`.execute(transaction)).rows[0]);
  });
  expect([inside, await synchronous()]).toEqual([[{ synchronous: 1 }], { synchronous: 2 }]);
  const failing = relaxedTransaction(storage, async (transaction) => {
    await addTenant(transaction, 't2');
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect([await tenantIds(storage), await synchronous()]).toEqual([['t1'], { synchronous: 2 }]);
});

test('rows are inserted in blocks of any number, each with its own values', async () => {
  const insert = insertInBlocks<{ id: string; domain: string; created_at: number }>((to, rows) =>
    to.insertInto('tenants').values(rows),
  );
  for (const count of [0, 1, 3, 4, 5, 16, 21, 63, 64, 65, 150]) {
    const rows = Array.from({ length: count }, (_, index) => ({
      id: `${count}-${index}`,
      domain: `${count}-${index}.example.com`,
      created_at: index,
    }));
    await insert(storage, rows);
    const kept = await storage
      .selectFrom('tenants')
      .select(['id', 'domain', 'created_at'])
      .where('id', 'like', `${count}-%`)
      .execute();
    expect(kept.toSorted((one, other) => one.created_at - other.created_at)).toEqual(rows);
  }
});

test('a statement in blocks may depend on nothing but its rows', async () => {
  const insert = insertInBlocks<{ id: string; domain: string; created_at: number }>((to, rows) =>
    to
      .insertInto('tenants')
      .values(rows)
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ domain: 'hidden parameter' })),
  );
  await expect(insert(storage, [{ id: 'a', domain: 'b', created_at: 0 }])).rejects.toThrow('more than the rows');
});

test('what was written is there after opening again', async () => {
  await addTenant(storage, 't1');
  const again = await openStorage(folder);
  expect(await tenantIds(again)).toEqual(['t1']);
  await again.destroy();
});

test('milliseconds since 1970 come back whole', async () => {
  await addTenant(storage, 't1');
  const row = await storage.selectFrom('tenants').select('created_at').executeTakeFirstOrThrow();
  expect(row.created_at).toBe(1_780_000_000_000);
});

test('a transaction that fails leaves nothing', async () => {
  const failing = storage.transaction().execute(async (transaction) => {
    await addTenant(transaction, 't1');
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await tenantIds(storage)).toEqual([]);
});

test('transactions at the same time, in two connections, each see a whole world', async () => {
  const other = await openStorage(folder);
  const addNext = (to: Storage) =>
    to.transaction().execute(async (transaction) => {
      const ids = await tenantIds(transaction);
      await addTenant(transaction, `t${ids.length}`);
    });
  for (let round = 0; round < 10; round += 1) {
    await addNext(round % 2 === 0 ? storage : other);
    await Promise.all([addNext(storage), addNext(storage)]);
  }
  expect(await tenantIds(other)).toHaveLength(30);
  await other.destroy();
});

test('a value that no column can hold is refused', async () => {
  const refused = sql`insert into tenants (id, domain, created_at) values ('t1', ${new Date(0)}, 0)`.execute(storage);
  await expect(refused).rejects.toThrow('SQLite takes no object');
});

test('a row of an unknown tenant is refused', async () => {
  const values = { tenant_id: 'none', jti: 'x', expires_at: 0 };
  await expect(storage.insertInto('revoked_tokens').values(values).execute()).rejects.toThrow('FOREIGN KEY');
});

test('what is committed can be waited for, whether or not anything is', async () => {
  const database = await openDatabase(folder);
  await database.toDisk();
  await relaxedTransaction(database.storage, (transaction) =>
    addTenant(transaction, 'waited-for').then(() => undefined),
  );
  await database.toDisk();
  expect(await tenantIds(storage)).toEqual(['waited-for']);
  await database.storage.destroy();
});
