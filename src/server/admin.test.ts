import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '#testing/browser-session.ts';
import { runScript, type ScriptEnd } from '#testing/run-script.ts';
import { basic, startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());

/** Runs the command as an operator does, while the server runs. */
const admin = (...words: string[]): Promise<ScriptEnd> =>
  runScript('admin.ts', words, { GATEHOUSE_DATA: gatehouse.dataFolder });
const passwordIn = (file: string): string => readFileSync(join(gatehouse.dataFolder, file), 'utf8').trim();
const status = async (authorization: string): Promise<number> =>
  (await gatehouse.call('GET', '/tenant/currentTenant', { authorization })).status;

describe('reset-password', () => {
  test('ends every session and makes another password count, at the next request of a running server', async () => {
    const session = await openSession(gatehouse);
    const { stdout, ...run } = await admin('reset-password');
    expect(run).toEqual({ status: 0, stderr: '' });
    expect(stdout).not.toContain(passwordIn('admin-password'));
    expect(statSync(join(gatehouse.dataFolder, 'admin-password')).mode & 0o777).toBe(0o600);
    expect((await session.call('GET', '/user/currentUser')).status).toBe(401);
    expect(await status(basic('admin'))).toBe(401);
    expect(await status(basic('admin', passwordIn('admin-password')))).toBe(200);
  });

  test('leaves a second factor where it is, and takes it away where that is asked for', async () => {
    const row = { tenant_id: 't1001', user_name: 'admin', sealed_secret: '', verified: 1, active: 1 };
    await gatehouse.storage
      .insertInto('second_factors')
      .values({ ...row, last_step: 0, created_at: 0 })
      .execute();
    expect((await admin('reset-password')).status).toBe(0);
    expect(await status(basic('admin', passwordIn('admin-password')))).toBe(401);
    expect((await admin('reset-password', '--without-second-factor')).status).toBe(0);
    const authorization = basic('admin', passwordIn('admin-password'));
    expect(await status(authorization)).toBe(200);
    expect((await gatehouse.call('GET', '/audit/auditRecords?source=admin', { authorization })).json).toMatchObject({
      auditRecords: [
        { user: '(operator)', activity: 'Second factor removed' },
        { user: '(operator)', activity: 'Password reset' },
        { activity: 'Password reset' },
        { activity: 'Password reset' },
      ],
    });
  });

  test('takes a person that is there', async () => {
    expect(await admin('reset-password', '--user', 'nobody')).toMatchObject({
      status: 1,
      stderr: 'Tenant t1001 has no user nobody.\n',
    });
    expect((await admin('reset-password', '--tenant', 'none')).status).toBe(1);
  });
});

describe('create-management-tenant', () => {
  test('makes the tenant that manages others, of a running server, once', async () => {
    expect(await admin('create-management-tenant')).toMatchObject({ status: 0, stderr: '' });
    const authorization = basic('management/admin', passwordIn('management-admin-password'));
    expect((await gatehouse.call('GET', '/tenant/tenants', { authorization })).json).toMatchObject({
      tenants: [
        { id: 'management', domain: 'management.localhost' },
        { id: 't1001', domain: 'localhost' },
      ],
    });
    const again = await admin('create-management-tenant', '--domain', 'other.example.com');
    expect(again).toMatchObject({ status: 1, stderr: expect.stringContaining('already') });
    expect((await gatehouse.call('GET', '/tenant/tenants/management', { authorization })).json).toMatchObject({
      domain: 'management.localhost',
    });
    expect(await status(authorization)).toBe(200);
  });

  test.each([[[]], [['bogus']], [['reset-password', 'more']], [['reset-password', '--bogus']]])(
    'and the other command say how they are used where they get %j',
    async (words) => {
      expect(await admin(...words)).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage:') });
    },
  );
});
