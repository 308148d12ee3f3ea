import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '#testing/browser-session.ts';
import type { RestReply } from '#testing/call-rest.ts';
import { giveToken } from '#testing/device-attempts.ts';
import { basic, startTestGatehouse, testPassword, type TestGatehouse } from '#testing/start-gatehouse.ts';

const users = '/user/t1001/users';
const groups = '/user/t1001/groups';
const userAdmin = 'ROLE_USER_MANAGEMENT_ADMIN';
let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());

let made = 0;
const freshName = (): string => `person-${(made += 1)}`;
const outcome = ({ status, json }: RestReply) => [
  status,
  (json as { details?: { code: string } } | undefined)?.details?.code,
];
const create = (json: object, authorization?: string) =>
  gatehouse.call('POST', users, { json, ...(authorization === undefined ? {} : { authorization }) });
async function created(): Promise<string> {
  const userName = freshName();
  expect((await create({ userName, password: testPassword })).status).toBe(201);
  return userName;
}
const may = async (userName: string, path: string): Promise<number> =>
  (await gatehouse.call('GET', path, { authorization: basic(userName) })).status;
const join = (group: string, userName: string, authorization?: string) =>
  gatehouse.call('POST', `${groups}/${group}/users`, {
    json: { user: { self: `${gatehouse.restUrl}${users}/${userName}` } },
    ...(authorization === undefined ? {} : { authorization }),
  });

describe('a person', () => {
  test('is made without any right, and signs in at once', async () => {
    const userName = freshName();
    const reply = await create({ userName, password: testPassword, displayName: 'A Person', email: 'a@example.com' });
    const self = `${gatehouse.restUrl}${users}/${userName}`;
    expect([reply.status, reply.headers.get('location')]).toEqual([201, self]);
    expect(reply.json).toMatchObject({
      userName,
      displayName: 'A Person',
      email: 'a@example.com',
      enabled: true,
      twoFactorAuthenticationEnabled: false,
      roles: { references: [] },
      groups: { references: [] },
      self,
    });
    expect(reply.text).not.toContain(testPassword);
    const session = await openSession(gatehouse, { userName });
    expect((await session.call('GET', '/user/currentUser')).json).toMatchObject({ userName, effectiveRoles: [] });
    expect((await session.call('GET', '/tenant/options')).status).toBe(403);
  });

  test.each([
    ['a name with a blank', { userName: 'a b' }, 422],
    ['a name with a slash', { userName: 't1/a' }, 422],
    ['a name with a colon', { userName: 'a:b' }, 422],
    ['a name with a NUL', { userName: 'a\0b' }, 422],
    ['a name that reads from right to left', { userName: 'a\u202eb' }, 422],
    ['a device’s name', { userName: 'device_1' }, 422],
    ['a device’s name in capitals', { userName: 'DEVICE_1' }, 422],
    ['a service’s name', { userName: 'service_x' }, 422],
    ['no name', { userName: '' }, 422],
    ['a name of 1000 characters', { userName: 'x'.repeat(1000) }, 201],
    ['a name of 1001 characters', { userName: 'x'.repeat(1001) }, 422],
    ['a password of 7 characters', { userName: 'short', password: '1234567' }, 422],
    ['no password', { userName: 'none', password: undefined }, 422],
    ['its name as password', { userName: 'samesame', password: 'SameSame' }, 422],
    ['a name that is there', { userName: 'admin' }, 409],
    ['an address of 255 characters', { userName: 'mail', email: 'x'.repeat(255) }, 422],
  ])('with %s', async (_case, fields, status) => {
    expect((await create({ password: testPassword, ...fields })).status).toBe(status);
  });

  test('is changed in what was sent, and no more', async () => {
    const userName = await created();
    await gatehouse.call('PUT', `${users}/${userName}`, { json: { displayName: 'New', email: 'n@example.com' } });
    const { json } = await gatehouse.call('PUT', `${users}/${userName}`, { json: { email: null, roles: ['ROLE_X'] } });
    expect(json).toMatchObject({ displayName: 'New', enabled: true, roles: { references: [] } });
    expect(json).not.toHaveProperty('email');
  });

  test('that is deleted is gone with its sessions, and one of the same name is somebody else', async () => {
    const userName = await created();
    const session = await openSession(gatehouse, { userName });
    expect((await gatehouse.call('DELETE', `${users}/${userName}`)).status).toBe(204);
    expect((await session.call('GET', '/user/currentUser')).status).toBe(401);
    expect((await gatehouse.call('GET', `${users}/${userName}`)).status).toBe(404);
    await create({ userName, password: testPassword });
    expect((await session.call('GET', '/user/currentUser')).status).toBe(401);
    expect((await gatehouse.call('GET', `/audit/auditRecords?source=${userName}`)).json).toMatchObject({
      auditRecords: [{ activity: 'User created' }, { activity: 'User deleted' }, { activity: 'User created' }],
    });
  });

  test('gets a new password from an admin, who shows the own one', async () => {
    const userName = await created();
    const session = await openSession(gatehouse, { userName });
    const reset = (currentUserPassword: string, authorization?: string) =>
      gatehouse.call('PUT', `${users}/${userName}/password`, {
        json: { currentUserPassword, newPassword: 'given by the admin' },
        ...(authorization === undefined ? {} : { authorization }),
      });
    expect(outcome(await reset('not the admin’s'))).toEqual([403, 'current-password-wrong']);
    expect((await session.call('GET', '/user/currentUser')).status).toBe(200);
    expect((await reset(testPassword)).status).toBe(200);
    expect((await session.call('GET', '/user/currentUser')).status).toBe(401);
    expect((await openSession(gatehouse, { userName, password: 'given by the admin' })).begun.status).toBe(200);
    expect((await gatehouse.call('GET', `/audit/auditRecords?source=${userName}&pageSize=1`)).json).toMatchObject({
      auditRecords: [{ user: 'admin', activity: 'Password reset' }],
    });
  });
});

describe('rights', () => {
  test('come with a group and go with it, at the next request', async () => {
    const userName = await created();
    expect(await may(userName, '/tenant/options')).toBe(403);
    expect((await join('readers', userName)).status).toBe(201);
    expect(await may(userName, '/tenant/options')).toBe(200);
    expect((await gatehouse.call('GET', `${users}/${userName}`)).json).toMatchObject({
      groups: { references: [{ group: { id: 'readers' } }] },
    });
    expect((await gatehouse.call('DELETE', `${groups}/readers/users/${userName}`)).status).toBe(204);
    expect(await may(userName, '/tenant/options')).toBe(403);
    expect((await gatehouse.call('DELETE', `${groups}/readers/users/${userName}`)).status).toBe(404);
  });

  test('come with a role and go with it, written down before and after', async () => {
    const userName = await created();
    const role = 'ROLE_AUDIT_READ';
    const given = await gatehouse.call('POST', `${users}/${userName}/roles`, { json: { role: { id: role } } });
    expect([given.status, given.json]).toMatchObject([201, { role: { id: role } }]);
    expect(await may(userName, '/audit/auditRecords')).toBe(200);
    expect((await gatehouse.call('DELETE', `${users}/${userName}/roles/${role}`)).status).toBe(204);
    expect(await may(userName, '/audit/auditRecords')).toBe(403);
    const { json } = await gatehouse.call('GET', `/audit/auditRecords?source=${userName}`);
    expect(json).toMatchObject({
      auditRecords: [
        { changes: [{ attribute: 'effectiveRoles', previousValue: role, newValue: '' }] },
        { changes: [{ attribute: 'effectiveRoles', previousValue: '', newValue: role }] },
        { activity: 'User created' },
      ],
    });
  });

  test('are listed with what they hold', async () => {
    expect((await gatehouse.call('GET', groups)).json).toMatchObject({ groups: [{ id: 'admins' }, { id: 'readers' }] });
    expect((await gatehouse.call('GET', `${groups}/readers`)).json).toMatchObject({
      roles: {
        references: expect.arrayContaining([
          { role: expect.objectContaining({ id: 'ROLE_AUDIT_READ' }), self: expect.any(String) },
        ]),
      },
    });
    const { json } = await gatehouse.call('GET', '/user/roles?pageSize=100');
    expect(json).toMatchObject({ roles: expect.arrayContaining([expect.objectContaining({ id: userAdmin })]) });
    expect(JSON.stringify(json)).not.toContain('"ROLE_DEVICE"');
    expect((await gatehouse.call('GET', `/user/roles/${userAdmin}`)).json).toMatchObject({ name: userAdmin });
    expect((await gatehouse.call('GET', '/user/roles/ROLE_X')).status).toBe(404);
    expect((await gatehouse.call('GET', `${groups}/none`)).status).toBe(404);
  });

  test.each(['ROLE_DEVICE', 'ROLE_X', '', '../admin'])('of the name %j cannot be given', async (role) => {
    const reply = await gatehouse.call('POST', `${users}/admin/roles`, { json: { role: { id: role } } });
    expect([404, 422]).toContain(reply.status);
  });

  test('cannot be given by who does not hold them, nor reached by way of who does', async () => {
    const limited = await gatehouse.addUser({ userName: 'limited', roles: [userAdmin] });
    const victim = await created();
    await join('admins', victim);
    const call = (method: string, path: string, json?: unknown) =>
      gatehouse.call(method, path, { authorization: limited, json });
    const notHeld = [403, 'role-not-held'];
    expect(outcome(await join('admins', 'limited', limited))).toEqual(notHeld);
    const role = { role: { id: 'ROLE_TENANT_ADMIN' } };
    expect(outcome(await call('POST', `${users}/limited/roles`, role))).toEqual(notHeld);
    expect(outcome(await call('PUT', `${users}/${victim}`, { enabled: false }))).toEqual(notHeld);
    expect(outcome(await call('DELETE', `${users}/${victim}`))).toEqual(notHeld);
    expect(outcome(await call('DELETE', `${users}/${victim}/totpSecret/revoke`))).toEqual(notHeld);
    expect(outcome(await call('DELETE', `${groups}/admins/users/${victim}`))).toEqual(notHeld);
    const reset = { currentUserPassword: testPassword, newPassword: 'taken over by now' };
    expect(outcome(await call('PUT', `${users}/${victim}/password`, reset))).toEqual(notHeld);
    const plain = await created();
    expect((await call('PUT', `${users}/${plain}/password`, reset)).status).toBe(200);
    expect((await call('POST', `${users}/${plain}/roles`, { role: { id: userAdmin } })).status).toBe(201);
    await gatehouse.call('DELETE', `${users}/${victim}`);
  });

  test('of devices stay what they are', async () => {
    await giveToken(gatehouse, 'd1');
    expect((await join('readers', 'device_d1')).status).toBe(409);
    const reset = { currentUserPassword: testPassword, newPassword: 'for a device?' };
    expect((await gatehouse.call('PUT', `${users}/device_d1/password`, { json: reset })).status).toBe(409);
  });

  test('of later versions reach the admins that are there already', async () => {
    const row = await gatehouse.storage
      .selectFrom('users')
      .selectAll()
      .where('user_name', '=', 'admin')
      .executeTakeFirst();
    expect(row).toMatchObject({ roles: '[]', member_of: '["admins"]' });
    const { json } = await gatehouse.call('GET', '/user/currentUser');
    expect(json).toMatchObject({
      effectiveRoles: expect.arrayContaining([expect.objectContaining({ id: userAdmin })]),
    });
  });
});

describe('the last admin', () => {
  test('cannot leave the admins, be disabled or be deleted, by anybody', async () => {
    const all = (await gatehouse.call('GET', '/user/currentUser')).json as { effectiveRoles: { id: string }[] };
    const roles = all.effectiveRoles.map(({ id }) => id);
    const equal = await gatehouse.addUser({ userName: 'equal', roles });
    const lastAdmin = [409, 'last-admin'];
    const call = (method: string, path: string, json?: unknown) =>
      gatehouse.call(method, path, { authorization: equal, json });
    expect(outcome(await gatehouse.call('DELETE', `${groups}/admins/users/admin`))).toEqual(lastAdmin);
    expect(outcome(await call('DELETE', `${groups}/admins/users/admin`))).toEqual(lastAdmin);
    expect(outcome(await call('PUT', `${users}/admin`, { enabled: false }))).toEqual(lastAdmin);
    expect(outcome(await call('DELETE', `${users}/admin`))).toEqual(lastAdmin);
    expect((await gatehouse.call('GET', '/user/currentUser')).status).toBe(200);
  });

  test('is no longer the last when there is another who is enabled', async () => {
    const userName = await created();
    await join('admins', userName);
    await gatehouse.call('PUT', `${users}/${userName}`, { json: { enabled: false } });
    expect(outcome(await gatehouse.call('DELETE', `${groups}/admins/users/admin`))).toEqual([409, 'last-admin']);
    await gatehouse.call('PUT', `${users}/${userName}`, { json: { enabled: true } });
    expect((await gatehouse.call('DELETE', `${groups}/admins/users/admin`)).status).toBe(204);
    expect((await gatehouse.call('GET', users)).status).toBe(403);
    expect((await join('admins', 'admin', basic(userName))).status).toBe(201);
  });

  test('and nobody else can delete themselves', async () => {
    expect((await gatehouse.call('DELETE', `${users}/admin`)).status).toBe(409);
  });
});

test('a device that is deleted may come again, but its old token may not', async () => {
  const token = await giveToken(gatehouse, 'd9');
  expect((await gatehouse.call('GET', '/user/currentUser', { authorization: token })).status).toBe(200);
  expect((await gatehouse.call('DELETE', `${users}/device_d9`)).status).toBe(204);
  expect((await gatehouse.call('GET', '/user/currentUser', { authorization: token })).status).toBe(401);
  gatehouse.clock.advance(1);
  const fresh = await giveToken(gatehouse, 'd9');
  expect((await gatehouse.call('GET', '/user/currentUser', { authorization: fresh })).status).toBe(200);
  expect((await gatehouse.call('GET', '/user/currentUser', { authorization: token })).status).toBe(401);
});
