import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from './open-storage.ts';
import type { Storage } from './tables.ts';

let folder: string;
let ours: Database;
let theirs: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-changes-'));
  ours = await openDatabase(folder);
  theirs = await openDatabase(folder);
});
afterEach(async () => {
  await ours.storage.destroy();
  await theirs.storage.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const addTenant = (storage: Storage, id = 't1') =>
  storage.insertInto('tenants').values({ id, domain: `${id}.example.com`, created_at: 0 });
/** Whether the count of our connection is another one afterwards. */
const tells = async (work: () => Promise<unknown>): Promise<boolean> => {
  const before = ours.changes.count();
  await work();
  return ours.changes.count() !== before;
};

describe('the count of a turn', () => {
  test('tells at once of what this process commits, and with the next turn of what another one does', async () => {
    const atFirst = ours.changes.countOfTurn();
    await addTenant(theirs.storage).execute();
    expect(ours.changes.countOfTurn()).toBe(atFirst);
    await addTenant(ours.storage, 't2').execute();
    expect(ours.changes.countOfTurn()).not.toBe(atFirst);
    await setImmediate();
    const inNextTurn = ours.changes.countOfTurn();
    await addTenant(theirs.storage, 't3').execute();
    await setImmediate();
    expect(ours.changes.countOfTurn()).not.toBe(inNextTurn);
  });

  test('is asked for anew by whoever asks for the count itself', async () => {
    const atFirst = ours.changes.countOfTurn();
    await addTenant(theirs.storage).execute();
    expect(ours.changes.count()).not.toBe(atFirst);
  });
});

describe('look-ups', () => {
  test('see what is committed, and nothing of a transaction that is open', async () => {
    const find = ours.lookUps.prepare(ours.storage.selectFrom('tenants').select('id').where('id', '=', '').compile());
    expect(await find(['t1'])).toBeUndefined();
    await ours.storage.transaction().execute(async (transaction) => {
      await addTenant(transaction).execute();
      expect(await find(['t1'])).toBeUndefined();
    });
    expect(await find(['t1'])).toEqual(['t1']);
    await addTenant(theirs.storage, 't2').execute();
    expect(await find(['t2'])).toEqual(['t2']);
  });

  test('cannot write', async () => {
    const write = ours.lookUps.prepare(addTenant(ours.storage).compile());
    await expect(async () => write(['t1', 't1.example.com', 0])).rejects.toThrow(/readonly/);
  });
});

describe('the count of changes', () => {
  test('stays where it is while nobody writes', async () => {
    await tells(() => addTenant(theirs.storage).execute());
    expect(await tells(() => ours.storage.selectFrom('tenants').selectAll().execute())).toBe(false);
    expect(await tells(() => theirs.storage.selectFrom('tenants').selectAll().execute())).toBe(false);
    const { changes } = ours;
    expect(new Set(Array.from({ length: 100 }, () => changes.count())).size).toBe(1);
  });

  test.each([
    ['one statement', (storage: Storage) => addTenant(storage).execute()],
    ['a statement that returns rows', (storage: Storage) => addTenant(storage).returning('id').execute()],
    [
      'plain SQL',
      (storage: Storage) =>
        sql`with x as (select 1) insert into tenants (id, domain, created_at) values ('a', 'b', 0)`.execute(storage),
    ],
    ['a transaction', (storage: Storage) => storage.transaction().execute((inside) => addTenant(inside).execute())],
    ['a change of the tables', (storage: Storage) => sql`create table more (x)`.execute(storage)],
  ])('tells of %s, in this connection and in another one', async (_name, write) => {
    expect(await tells(() => write(ours.storage))).toBe(true);
    await ours.storage.deleteFrom('tenants').execute();
    await sql`drop table if exists more`.execute(ours.storage);
    expect(await tells(() => write(theirs.storage))).toBe(true);
  });

  test('tells of a transaction when it ends, whatever was asked while it was open', async () => {
    let [inside, uncommitted] = [0, 0];
    await ours.storage.transaction().execute(async (transaction) => {
      await addTenant(transaction).execute();
      inside = ours.changes.count();
      uncommitted = theirs.changes.count();
    });
    expect(ours.changes.count()).not.toBe(inside);
    expect(theirs.changes.count()).not.toBe(uncommitted);
  });

  test('misses nothing that another connection writes right before a transaction of ours', async () => {
    const before = ours.changes.count();
    await addTenant(theirs.storage).execute();
    await ours.storage.transaction().execute((inside) => inside.selectFrom('tenants').selectAll().execute());
    expect(ours.changes.count()).not.toBe(before);
  });

  test('is left alone by records of attempts, unless something else is written with them', async () => {
    await addTenant(ours.storage).execute();
    const recordCount = (storage: Storage, reason: string) =>
      storage.insertInto('token_attempt_counts').values({ tenant_id: 't1', bucket_at: 0, reason, count: 1 });
    let reasons = 0;
    const together = (other: (transaction: Storage) => Promise<unknown>) =>
      ours.storage.transaction().execute(async (transaction) => {
        await recordCount(transaction, `${reasons++}`).execute();
        await other(transaction);
      });
    expect(await tells(() => recordCount(ours.storage, 'alone').execute())).toBe(false);
    expect(await tells(() => together(() => Promise.resolve()))).toBe(false);
    let inside = 0;
    await together(async (transaction) => {
      await addTenant(transaction, 't2').execute();
      inside = ours.changes.count();
    });
    expect(ours.changes.count()).not.toBe(inside);
    expect(await tells(() => together(() => Promise.resolve()))).toBe(false);
  });
});
