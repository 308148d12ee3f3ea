import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#server/config.ts';
import { createLog } from '#server/http/log.ts';
import { raiseTrustVersion } from '#server/platform/trusted-certificates/store.ts';
import { startGatehouse, type Gatehouse } from '#server/start.ts';
import { openStorage } from '#server/storage/open-storage.ts';
import type { Storage } from '#server/storage/tables.ts';
import { addUser, type TestUser } from './add-user.ts';
import { callRest, type RestCall, type RestReply } from './call-rest.ts';

/** A clock that stands still until a test moves it. */
interface TestClock {
  now: () => Date;
  set(at: Date): void;
  advance(seconds: number): void;
}

/** The real server inside the test's process, on free ports, with a data folder of its own. */
export interface TestGatehouse extends Gatehouse {
  dataFolder: string;
  clock: TestClock;
  /** A second connection to its database. */
  storage: Storage;
  /** Every line that it has logged so far. */
  logged(): string;
  /** Calls its REST API, as the admin unless told otherwise. */
  call(method: string, path: string, call?: RestCall): Promise<RestReply>;
  addTenant(id: string): Promise<void>;
  /** Adds a user with the password `testPassword`. @returns the value of an Authorization header. */
  addUser(user: TestUser): Promise<string>;
}

export const testPassword = 'correct horse battery';

/** Value of an Authorization header. */
export function basic(userName: string, password = testPassword): string {
  return `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`;
}

/** @param at where the clock stands at first: the instant that the certificate factory's chains are valid at. */
function createClock(at: Date): TestClock {
  let current = at;
  return {
    now: () => current,
    set: (next) => {
      current = next;
    },
    advance: (seconds) => {
      current = new Date(current.getTime() + seconds * 1000);
    },
  };
}

/**
 * Starts the server with further variables; a data folder given there outlives the server.
 * @param at instant of the clock, 2026-06-01T00:00:00Z unless given.
 */
export async function startTestGatehouse(
  env: Record<string, string> = {},
  at: Date = new Date('2026-06-01T00:00:00Z'),
): Promise<TestGatehouse> {
  const dataFolder = env['GATEHOUSE_DATA'] ?? mkdtempSync(join(tmpdir(), 'gatehouse-'));
  const config = readConfig({
    GATEHOUSE_PORT: '0',
    GATEHOUSE_DEVICE_PORT: '0',
    GATEHOUSE_DATA: dataFolder,
    GATEHOUSE_ADMIN_PASSWORD: testPassword,
    ...env,
  });
  const clock = createClock(at);
  let logged = '';
  const log = createLog({
    write: (line) => {
      logged += line;
    },
  });
  const gatehouse = await startGatehouse(config, { now: clock.now, random: randomBytes, log });
  const storage = await openStorage(dataFolder);
  return {
    ...gatehouse,
    dataFolder,
    clock,
    storage,
    logged: () => logged,
    call: (method, path, call = {}) =>
      callRest(gatehouse.restUrl, method, path, { authorization: basic('admin'), ...call }),
    addTenant: async (id) => {
      const tenant = { id, domain: `${id}.example.com`, created_at: at.getTime() };
      await storage.insertInto('tenants').values(tenant).execute();
      await raiseTrustVersion(storage, id);
    },
    addUser: async (user) => {
      const tenantId = user.tenantId ?? config.tenantId;
      await addUser(storage, { ...user, tenantId }, { password: testPassword, at });
      return basic(`${tenantId}/${user.userName}`);
    },
    stop: async () => {
      await gatehouse.stop();
      await storage.destroy();
      if (env['GATEHOUSE_DATA'] === undefined) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
