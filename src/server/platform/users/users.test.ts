import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giveToken } from '#testing/device-attempts.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
let leaver: string;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
  leaver = await gatehouse.addUser({ userName: 'leaver', roles: ['ROLE_USER_MANAGEMENT_READ'] });
  for (const device of ['d1', 'd2', 'd_2']) await giveToken(gatehouse, device);
});
afterAll(() => gatehouse.stop());

const users = '/user/t1001/users';
const read = (path: string, authorization?: string) =>
  gatehouse.call('GET', users + path, authorization === undefined ? {} : { authorization });

describe('the list of users', () => {
  test('holds people, in pages', async () => {
    expect((await read('?withTotalPages=true&pageSize=1')).json).toMatchObject({
      users: [{ id: 'admin', userName: 'admin', enabled: true, self: `${gatehouse.restUrl}${users}/admin` }],
      next: expect.stringContaining('currentPage=2'),
      statistics: { currentPage: 1, pageSize: 1, totalPages: 2 },
    });
  });

  test('holds devices where only they are asked for', async () => {
    const { json } = await read('?onlyDevices=true');
    expect(json).toMatchObject({
      users: ['device_d1', 'device_d2', 'device_d_2'].map((userName) => ({
        userName,
        customProperties: { device: true },
      })),
    });
    expect((await read('?onlyDevices=true&username=device_d_')).json).toMatchObject({ users: { length: 1 } });
  });

  test('tells no password and no hash', async () => {
    expect(Object.keys((await read('/admin')).json as object).toSorted()).toEqual([
      'customProperties',
      'displayName',
      'enabled',
      'groups',
      'id',
      'roles',
      'self',
      'shouldResetPassword',
      'twoFactorAuthenticationEnabled',
      'userName',
    ]);
  });
});

describe('a user', () => {
  test('that is disabled cannot sign in any more, which is recorded', async () => {
    expect((await read('', leaver)).status).toBe(200);
    const change = await gatehouse.call('PUT', `${users}/leaver`, { json: { userName: 'leaver', enabled: false } });
    expect(change.json).toMatchObject({ userName: 'leaver', enabled: false });
    expect((await read('', leaver)).status).toBe(401);
    expect((await gatehouse.call('GET', '/audit/auditRecords?type=User')).json).toMatchObject({
      auditRecords: [
        {
          user: 'admin',
          activity: 'User disabled',
          source: { id: 'leaver' },
          changes: [{ attribute: 'enabled', previousValue: 'true', newValue: 'false' }],
        },
      ],
    });
    await gatehouse.call('PUT', `${users}/leaver`, { json: { enabled: true } });
    expect((await read('', leaver)).status).toBe(200);
  });

  test('cannot disable itself', async () => {
    const change = await gatehouse.call('PUT', `${users}/admin`, { json: { enabled: false } });
    expect(change.status).toBe(409);
    expect((await read('/admin')).json).toMatchObject({ enabled: true });
  });

  test('is left as it is by a change of nothing', async () => {
    expect((await gatehouse.call('PUT', `${users}/admin`, { json: { userName: 'other' } })).json).toMatchObject({
      userName: 'admin',
    });
  });

  test('that is not there is not found', async () => {
    expect((await read('/nobody')).status).toBe(404);
    expect((await gatehouse.call('PUT', `${users}/nobody`, { json: { enabled: false } })).status).toBe(404);
    expect((await gatehouse.call('PUT', `${users}/nobody`, { json: {} })).status).toBe(404);
  });
});

describe('rights to users', () => {
  test('are asked by role', async () => {
    const plain = await gatehouse.addUser({ userName: 'plain', roles: ['ROLE_TENANT_MANAGEMENT_ADMIN'] });
    expect((await read('', plain)).status).toBe(403);
    const json = { enabled: false };
    const change = await gatehouse.call('PUT', `${users}/device_d1`, { json, authorization: leaver });
    expect(change.status).toBe(403);
    const device = await giveToken(gatehouse, 'd1');
    expect((await read('/device_d1', device)).status).toBe(403);
  });

  test('end at the tenant', async () => {
    await gatehouse.addTenant('t2');
    const roles = ['ROLE_USER_MANAGEMENT_ADMIN'];
    const other = await gatehouse.addUser({ tenantId: 't2', userName: 'chief', roles });
    expect((await read('', other)).status).toBe(403);
    expect((await gatehouse.call('GET', '/user/t2/users/admin', { authorization: other })).status).toBe(404);
    expect((await gatehouse.call('GET', '/user/t9/users')).json).toMatchObject({
      details: { code: 'forbidden' },
    });
    const change = await gatehouse.call('PUT', `${users}/device_d1`, {
      json: { enabled: false },
      authorization: other,
    });
    expect(change.status).toBe(403);
  });
});
