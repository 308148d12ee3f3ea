import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tokenAttemptList } from '#contract/token-attempts.ts';
import { callDevice } from '#testing/call-device.ts';
import { callRest } from '#testing/call-rest.ts';
import { createDevice, createRoot, testInstant } from '#testing/certificate-factory.ts';
import { makeOlderFolder, olderLogout, openTables, readRows, type Rows } from '#testing/older-data-folder.ts';
import { basic, startTestGatehouse, testPassword, type TestGatehouse } from '#testing/start-gatehouse.ts';
import { startProcess } from '#testing/start-process.ts';
import { migrate, migrations } from './storage/migrate.ts';
import { issueToken } from './platform/tokens/issue-token.ts';
import { loadSigningKeys } from './platform/tokens/signing-keys.ts';
import { createTokenClaims } from './platform/tokens/token-claims.ts';

const anchor = createRoot({ subject: 'Older CA' });
const data = { anchor, device: createDevice(anchor, { subject: 'older-device' }), deviceName: 'older-device' };
const numbers = Object.keys(migrations).map((name) => name.slice(0, 4));

let folder: string;
let gatehouse: TestGatehouse | undefined;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'gatehouse-older-')), 'data');
});
afterEach(async () => {
  await gatehouse?.stop();
  gatehouse = undefined;
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

/** A token that the older version gave, half an hour ago. */
function olderToken(jti = 'older-token'): string {
  const issuedAt = testInstant.getTime() / 1000 - 1800;
  const device = {
    tenantId: 't1001',
    userName: 'device_older-device',
    domain: 'localhost',
    tci: 'device_token_config',
  };
  const claims = createTokenClaims({ ...device, issuedAt, expiresAt: issuedAt + 3600 }, randomBytes);
  return `Bearer ${issueToken(loadSigningKeys(join(folder, 'token-keys'), 'ES256').current, { ...claims, jti })}`;
}

const start = async (): Promise<TestGatehouse> => (gatehouse = await startTestGatehouse({ GATEHOUSE_DATA: folder }));

/** Fits rows among which these are, whatever columns they have got beside theirs. */
function including(rows: Rows): unknown {
  return expect.objectContaining(
    Object.fromEntries(
      Object.entries(rows).map(([table, ofTable]) => [
        table,
        expect.arrayContaining(ofTable.map((row) => expect.objectContaining(row))),
      ]),
    ),
  );
}

/** Everything that an operator would try after an update. */
async function expectToWork(running: TestGatehouse): Promise<void> {
  const call: TestGatehouse['call'] = (...request) => running.call(...request);
  const status = async (authorization: string, path = '/user/currentUser'): Promise<number> =>
    (await call('GET', path, { authorization })).status;
  expect(await Promise.all([status(basic('admin')), status(olderToken()), status(olderToken(olderLogout))])).toEqual([
    200, 200, 401,
  ]);
  const { json: trusted } = await call('GET', '/tenant/tenants/t1001/trusted-certificates');
  expect(trusted).toMatchObject({ certificates: [{ name: 'Older CA', proofOfPossessionValid: true }] });

  const { status: granted, claims } = await callDevice(running, { device: data.device });
  expect([granted, Number(claims['exp']) - Number(claims['iat'])]).toEqual([200, 900]);
  const stranger = createDevice(anchor, { subject: 'never-registered' });
  expect((await callDevice(running, { device: stranger })).status).toBe(403);

  const { status: added } = await call('POST', '/user/t1001/users', {
    json: { userName: 'newcomer', password: 'a newcomer’s password' },
  });
  const { status: asReader } = await call('PUT', '/tenant/options/a/b', {
    authorization: basic('reader'),
    json: { value: 'x' },
  });
  const { status: changed } = await call('PUT', '/tenant/options/a/b', { json: { value: 'x' } });
  expect([added, asReader, changed]).toEqual([201, 403, 200]);
  const { json: audited } = await call('GET', '/audit/auditRecords?type=Option&pageSize=1');
  expect(audited).toMatchObject({ auditRecords: [{ source: { id: 'a/b' } }] });
  const newest = async (): Promise<unknown[]> => {
    const { json } = await call('GET', '/service/gatehouse/token-attempts');
    return tokenAttemptList
      .parse(json)
      .attempts.slice(0, 2)
      .map(({ device }) => device);
  };
  await expect.poll(newest).toEqual(['never-registered', 'older-device']);
}

describe('the data folder of an older version', () => {
  test.each(numbers.map((number, index) => [number, numbers.slice(0, index + 1)]))(
    'whose last change of the tables was %s is brought up to date, keeps everything, and the server works on it',
    async (_, made) => {
      await makeOlderFolder(folder, made, data);
      const before = await readRows(folder);
      expect(Object.keys(before)).toContain('tenants');
      const running = await start();
      expect(await readRows(folder)).toEqual(including(before));
      await expectToWork(running);
    },
  );

  test('made by a version in between, which had 0007 and not 0005, is brought up to date as well', async () => {
    await makeOlderFolder(folder, ['0001', '0002', '0003', '0004', '0007'], data);
    const before = await readRows(folder);
    const running = await start();
    expect(await readRows(folder)).toEqual(including(before));
    await expectToWork(running);
  });

  test('keeps what is in it and works when it is opened again', async () => {
    await makeOlderFolder(folder, ['0001'], data);
    await (await start()).stop();
    const before = await readRows(folder);
    const running = await start();
    expect(await readRows(folder)).toEqual(including(before));
    await expectToWork(running);
  });

  test('is brought up to date once where two processes start on it at the same time', async () => {
    await makeOlderFolder(folder, ['0001'], data);
    const env = { GATEHOUSE_DATA: folder };
    const both = await Promise.all([startProcess(env), startProcess(env)]);
    const call = { authorization: basic('admin', testPassword) };
    for (const { url } of both) expect((await callRest(url, 'GET', '/user/currentUser', call)).status).toBe(200);
    await Promise.all(both.map((one) => one.end('SIGTERM')));
  });

  test('in which two tenants have one domain, as was possible before 0005, leaves it to the configured one', async () => {
    await makeOlderFolder(folder, ['0001', '0002', '0003', '0004'], data);
    const older = openTables(folder);
    await older.insertInto('tenants').values({ id: 'first', domain: 'localhost', created_at: 0 }).execute();
    await older.destroy();
    const running = await start();
    const { tenants } = await readRows(folder);
    expect(tenants).toEqual([
      expect.objectContaining({ id: 'first', domain: 'first.localhost' }),
      expect.objectContaining({ id: 't1001', domain: 'localhost' }),
    ]);
    await expectToWork(running);
  });
});

describe('the data folder of a later version', () => {
  test('is refused with what to do, and left as it is', async () => {
    await makeOlderFolder(folder, numbers, data);
    const later = openTables(folder);
    await migrate(later, { ...migrations, '9999-later': { up: () => Promise.resolve() } });
    await later.destroy();
    const before = await readRows(folder);
    const env = { ...process.env, GATEHOUSE_DATA: folder, GATEHOUSE_PORT: '1', GATEHOUSE_DEVICE_PORT: '2' };
    for (const script of [['main.ts'], ['admin.ts', 'reset-password'], ['keys.ts', 'rotate']]) {
      const { status, stderr } = spawnSync('node', [`src/server/${script[0]}`, ...script.slice(1)], {
        encoding: 'utf8',
        env,
      });
      expect([script, status, stderr.trim()]).toEqual([
        script,
        1,
        expect.stringMatching(/^The data was used by a later version of Gatehouse.*\(9999-later\)[^\n]*$/),
      ]);
    }
    expect(await readRows(folder)).toEqual(before);
  });
});
