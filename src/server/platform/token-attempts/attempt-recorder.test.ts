import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '#server/http/log.ts';
import { openDatabase, type Database } from '#server/storage/open-storage.ts';
import type { Storage } from '#server/storage/tables.ts';
import { testInstant } from '#testing/certificate-factory.ts';
import { acceptedAttempt, refusedAttempt } from '#testing/device-attempts.ts';
import { ensureTenant } from '../tenants.ts';
import { deleteTenantRows } from '../tenants/store.ts';
import { createAttemptRecorder, type AttemptRecorder } from './attempt-recorder.ts';
import { forgetOldAttempts } from './forget-old-attempts.ts';

let folder: string;
let storage: Storage;
let toDisk: Database['toDisk'];
let recorder: AttemptRecorder;
let logged: string;
let at: Date;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-'));
  ({ storage, toDisk } = await openDatabase(folder));
  at = testInstant;
  logged = '';
  await ensureTenant(storage, { id: 't1001', domain: 'localhost' }, at);
  const log = createLog({ write: (line) => void (logged += line) });
  recorder = createAttemptRecorder({
    storage,
    toDisk,
    log,
    now: () => at,
    tenantId: 't1001',
    keepDays: 30,
    keepCount: 100_000,
  });
});
afterEach(async () => {
  await recorder.stop();
  await storage.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const silent = createLog({ write: () => undefined });
const stored = () => storage.selectFrom('token_attempts').selectAll().orderBy('id').execute();
const count = async (table: 'token_attempts' | 'presented_chains' | 'token_attempt_counts'): Promise<number> => {
  const row = await storage
    .selectFrom(table)
    .select((select) => select.fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
};

describe('the recorder of attempts', () => {
  test('writes by itself, without being told to', async () => {
    const written = new Promise<void>((resolve) => recorder.onWritten(resolve));
    recorder.record(acceptedAttempt(at));
    expect(await count('token_attempts')).toBe(0);
    await written;
    expect(await count('token_attempts')).toBe(1);
  });

  test('numbers attempts in the order in which they came, whatever the size of a batch', async () => {
    const devices = Array.from({ length: 700 }, (_, index) => `d${index}`);
    for (const device of devices) recorder.record(acceptedAttempt(at, { device }));
    await recorder.flush();
    const rows = await stored();
    expect(rows.map(({ device }) => device)).toEqual(devices);
    expect(rows.map(({ id }) => id)).toEqual(devices.map((_, index) => index + 1));
  });

  test('keeps a chain once, however often it is presented', async () => {
    const chain = [new Uint8Array([48, 1]), new Uint8Array([48, 2])];
    for (const _ of Array.from({ length: 20 })) recorder.record(acceptedAttempt(at, { chain }));
    await recorder.flush();
    recorder.record(acceptedAttempt(at, { chain }));
    recorder.record(acceptedAttempt(at, { chain: chain.slice(0, 1) }));
    await recorder.flush();
    expect([await count('token_attempts'), await count('presented_chains')]).toEqual([22, 2]);
  });

  test('keeps nothing for a tenant that was made after another one of its id was deleted', async () => {
    const chain = [new Uint8Array([48, 1])];
    const made = { tenantId: 'again', tenantSince: at.getTime() };
    await storage.insertInto('tenants').values({ id: 'again', domain: 'a', created_at: at.getTime() }).execute();
    recorder.record(acceptedAttempt(at, { chain, ...made }));
    await recorder.flush();
    expect([await count('token_attempts'), await count('presented_chains')]).toEqual([1, 1]);
    recorder.record(acceptedAttempt(at, { chain, ...made }));
    await deleteTenantRows(storage, 'again');
    const since = at.getTime() + 1;
    await storage.insertInto('tenants').values({ id: 'again', domain: 'a', created_at: since }).execute();
    await recorder.flush();
    expect([await count('token_attempts'), await count('presented_chains')]).toEqual([0, 0]);
    recorder.record(acceptedAttempt(at, { chain, ...made, tenantSince: since }));
    await recorder.flush();
    expect([await count('token_attempts'), await count('presented_chains')]).toEqual([1, 1]);
  });

  test('keeps no more of an oversized chain than 64 KB, and no NUL of a name', async () => {
    const chain = [new Uint8Array(40_000), new Uint8Array(40_000)];
    recorder.record(refusedAttempt(at, { chain, device: `a\0${'b'.repeat(2000)}` }));
    await recorder.flush();
    const { certificates } = await storage.selectFrom('presented_chains').selectAll().executeTakeFirstOrThrow();
    expect(JSON.parse(certificates)).toHaveLength(1);
    expect((await stored())[0]?.device).toBe(`a\u{fffd}${'b'.repeat(998)}`);
  });

  test('notes the newest token of a device, also where attempts come out of order', async () => {
    const later = new Date(at.getTime() + 60_000);
    recorder.record(acceptedAttempt(later, { anchorFingerprint: 'b' }));
    recorder.record(acceptedAttempt(at, { anchorFingerprint: 'a' }));
    await recorder.flush();
    recorder.record(acceptedAttempt(at, { anchorFingerprint: 'a' }));
    recorder.record(refusedAttempt(later, { device: 'd2' }));
    await recorder.flush();
    const tokens = await storage.selectFrom('device_tokens').selectAll().execute();
    expect(tokens).toMatchObject([
      { user_name: 'device_d1', anchor_fingerprint: 'b', last_issued_at: later.getTime() / 1000 },
    ]);
  });

  test('forgets attempts, chains and counts that are older than it shall keep', async () => {
    recorder.record(refusedAttempt(at, { chain: [new Uint8Array([1])] }));
    await recorder.flush();
    at = new Date(at.getTime() + 31 * 86_400_000);
    recorder.record(refusedAttempt(at, { chain: [new Uint8Array([2])], device: 'newer' }));
    await recorder.flush();
    expect(await stored()).toMatchObject([{ device: 'newer' }]);
    expect([await count('presented_chains'), await count('token_attempt_counts')]).toEqual([1, 1]);
  });

  test('keeps the newest 100,000 of each result, whatever the other one has', async () => {
    await sql`
      with recursive n(id) as (select 1 union all select id + 1 from n where id < 100600)
      insert into token_attempts
      select 't1001', id, ${at.getTime()}, iif(id % 300 = 0, 'refused', 'accepted'), 200, null, '', null, null, null, '', '', ''
      from n`.execute(storage);
    await forgetOldAttempts(storage, { since: 0, ofEach: 100_000 });
    const kept = await storage
      .selectFrom('token_attempts')
      .select(({ fn }) => ['result', fn.countAll().as('count'), fn.min('id').as('oldest')])
      .groupBy('result')
      .orderBy('result')
      .execute();
    expect(kept).toEqual([
      { result: 'accepted', count: 100_000, oldest: 266 },
      { result: 'refused', count: 335, oldest: 300 },
    ]);
  });

  test('does not write what it knows to be stored, and notes once an hour that a chain was seen', async () => {
    const chain = [new Uint8Array([48, 1])];
    const seen = async () =>
      (await storage.selectFrom('presented_chains').selectAll().executeTakeFirst())?.last_seen_at;
    const present = async (minutes: number) => {
      recorder.record(acceptedAttempt(new Date(at.getTime() + minutes * 60_000), { chain: [...chain] }));
      await recorder.flush();
      return ((await seen()) ?? 0) - at.getTime();
    };
    expect(await present(0)).toBe(0);
    expect(await present(60)).toBe(0);
    expect(await present(61)).toBe(61 * 60_000);
    expect(await present(62)).toBe(61 * 60_000);
    await recorder.stop();
    recorder = createAttemptRecorder({
      storage,
      toDisk,
      log: silent,
      now: () => at,
      tenantId: 't1001',
      keepDays: 30,
      keepCount: 100_000,
    });
    expect(await present(63)).toBe(63 * 60_000);
  });

  test('stores a chain again that could not be stored at first', async () => {
    const chain = [new Uint8Array([48, 3])];
    await storage.schema.alterTable('device_tokens').renameTo('elsewhere').execute();
    recorder.record(acceptedAttempt(at, { chain }));
    await recorder.flush();
    expect(await count('presented_chains')).toBe(0);
    await storage.schema.alterTable('elsewhere').renameTo('device_tokens').execute();
    await recorder.flush();
    expect([await count('token_attempts'), await count('presented_chains')]).toEqual([1, 1]);
  });

  test.each([
    [3, ['a1', 'a2', 'r1', 'a3', 'r2', 'r3']],
    [2, ['a2', 'a3', 'r2', 'r3']],
    [1, ['a3', 'r3']],
  ])('keeps the newest %i of each result, however many of the other there are', async (ofEach, kept) => {
    for (const device of ['a1', 'a2', 'r1', 'a3', 'r2', 'r3']) {
      recorder.record(device.startsWith('a') ? acceptedAttempt(at, { device }) : refusedAttempt(at, { device }));
    }
    await recorder.flush();
    await forgetOldAttempts(storage, { since: at.getTime(), ofEach });
    expect((await stored()).map(({ device }) => device)).toEqual(kept);
  });

  test('keeps what is exactly as old as it may be', async () => {
    recorder.record(acceptedAttempt(at));
    await recorder.flush();
    await forgetOldAttempts(storage, { since: at.getTime(), ofEach: 10 });
    expect(await count('token_attempts')).toBe(1);
    await forgetOldAttempts(storage, { since: at.getTime() + 1, ofEach: 10 });
    expect(await count('token_attempts')).toBe(0);
  });

  test('writes as soon as 64 wait, and does not wait for the disk then', async () => {
    const written = new Promise<void>((resolve) => recorder.onWritten(resolve));
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      for (let index = 0; index < 64; index += 1) recorder.record(acceptedAttempt(at));
      await written;
      expect(await count('token_attempts')).toBe(64);
    } finally {
      vi.useRealTimers();
    }
  });

  test('drops what comes beyond 20,000 that wait, and says how many', async () => {
    for (let index = 0; index < 20_003; index += 1) recorder.record(refusedAttempt(at));
    await recorder.flush();
    expect(await count('token_attempts')).toBe(20_000);
    expect(logged).toContain('"dropped":3');
  });

  describe('with a disk that is waited for elsewhere', () => {
    const withDisk = (disk: Database['toDisk']) => {
      const log = createLog({ write: (line) => void (logged += line) });
      recorder = createAttemptRecorder({
        storage,
        toDisk: disk,
        log,
        now: () => at,
        tenantId: 't1001',
        keepDays: 30,
        keepCount: 100_000,
      });
    };

    test('tells of attempts before the disk has them, and has done its work afterwards', async () => {
      const disk = Promise.withResolvers<void>();
      const asked = Promise.withResolvers<void>();
      withDisk(() => {
        asked.resolve();
        return disk.promise;
      });
      for (let index = 0; index < 300; index += 1) recorder.record(acceptedAttempt(at));
      let flushed = false;
      const flushing = recorder.flush().then(() => (flushed = true));
      await asked.promise;
      expect(await count('token_attempts')).toBe(300);
      expect(flushed).toBe(false);
      disk.resolve();
      await flushing;
    });

    test('says so where the disk fails, and writes nothing twice', async () => {
      withDisk(() => Promise.reject(new Error('no disk')));
      recorder.record(acceptedAttempt(at));
      await recorder.flush();
      expect(logged).toContain('token attempts could not be written');
      await recorder.flush();
      expect(await count('token_attempts')).toBe(1);
    });
  });

  test('tries again where the database was busy with something else', async () => {
    vi.useFakeTimers();
    try {
      await storage.schema.alterTable('token_attempts').renameTo('elsewhere').execute();
      recorder.record(acceptedAttempt(at));
      await recorder.flush();
      expect(logged).toContain('token attempts could not be written');
      await storage.schema.alterTable('elsewhere').renameTo('token_attempts').execute();
      const written = new Promise<void>((resolve) => recorder.onWritten(resolve));
      vi.advanceTimersByTime(5000);
      await written;
      expect(await count('token_attempts')).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });
});
