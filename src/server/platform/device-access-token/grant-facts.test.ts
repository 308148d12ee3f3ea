import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deviceTokenLifespanKey, lifespanCategory } from '#contract/tenant-options.ts';
import { testInstant } from '#testing/certificate-factory.ts';
import { openDatabase, type Database } from '#server/storage/open-storage.ts';
import { registerDevice } from '../devices/store.ts';
import { createFindGrantFacts } from './grant-facts.ts';

const device = { tenantId: 't1', userName: 'device_1' };
let folder: string;
let ours: Database;
let theirs: Database;
let questions: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-facts-'));
  ours = await openDatabase(folder);
  theirs = await openDatabase(folder);
  questions = 0;
  await ours.storage.insertInto('tenants').values({ id: 't1', domain: 't1.example.com', created_at: 0 }).execute();
});
afterEach(async () => {
  await ours.storage.destroy();
  await theirs.storage.destroy();
  rmSync(folder, { recursive: true, force: true });
});

function finder() {
  const { storage, changes, lookUps } = ours;
  const counting: Database['lookUps'] = {
    prepare: (query) => {
      const find = lookUps.prepare(query);
      return (parameters) => {
        questions += 1;
        return find(parameters);
      };
    },
  };
  const find = createFindGrantFacts({ storage, lookUps: counting });
  return async () => {
    await nextTurn();
    return find(device, changes.countOfTurn());
  };
}

const setEnabled = ({ storage }: Database, enabled: number) =>
  storage.updateTable('users').set({ enabled }).where('user_name', '=', device.userName).execute();

test('a device is looked up once while nothing is committed', async () => {
  const find = finder();
  await registerDevice(ours.storage, device, null, testInstant);
  for (let call = 0; call < 3; call += 1) expect(await find()).toMatchObject({ standing: 'enabled' });
  expect(questions).toBe(1);
});

test('what any process commits counts with the next call', async () => {
  const find = finder();
  expect(await find()).toMatchObject({ standing: 'unknown' });
  await registerDevice(ours.storage, device, null, testInstant);
  expect(await find()).toMatchObject({ standing: 'enabled' });
  await setEnabled(theirs, 0);
  expect(await find()).toMatchObject({ standing: 'disabled' });
  await setEnabled(ours, 1);
  expect(await find()).toMatchObject({ standing: 'enabled' });
  const option = { category: lifespanCategory, key: deviceTokenLifespanKey, value: '600' };
  await theirs.storage
    .insertInto('tenant_options')
    .values({ ...option, tenant_id: 't1', updated_at: 0, updated_by: 'admin' })
    .execute();
  expect(await find()).toEqual({ standing: 'enabled', lifespanSeconds: 600 });
});
