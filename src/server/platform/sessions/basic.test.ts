import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { basic, startTestGatehouse, testPassword, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());

const currentUser = (authorization: string | null, headers: Record<string, string> = {}) =>
  gatehouse.call('GET', '/user/currentUser', { authorization, headers });
const refusal = { error: 'security/Unauthorized', message: 'Invalid credentials! : Bad credentials' };

describe('Basic sign-in', () => {
  test.each(['admin', 't1001/admin'])('as %s finds the admin', async (userName) => {
    const { status, json } = await currentUser(basic(userName));
    expect(status).toBe(200);
    expect(json).toMatchObject({ userName: 'admin', self: `${gatehouse.restUrl}/user/t1001/users/admin` });
  });

  test.each([
    ['a wrong password', basic('admin', 'wrong password')],
    ['a user that is not there', basic('nobody')],
    ['a tenant that is not there', basic('t9/admin')],
    ['no colon', `Basic ${Buffer.from('admin').toString('base64')}`],
    ['no user', `Basic ${Buffer.from(':x').toString('base64')}`],
    ['another scheme', 'Digest abc'],
    ['two values', `${basic('admin')}, ${basic('admin')}`],
    ['nothing after the scheme', 'Basic'],
  ])('with %s is refused without a challenge that would open a dialog', async (_case, authorization) => {
    const { status, headers, json } = await currentUser(authorization);
    expect(status).toBe(401);
    expect(json).toMatchObject(refusal);
    expect(headers.has('www-authenticate')).toBe(false);
    expect(headers.get('content-type')).toContain('application/vnd.com.nsn.cumulocity.error+json');
  });

  test('without any credentials says that they are missing', async () => {
    const { status, json } = await currentUser(null);
    expect(status).toBe(401);
    expect(json).toMatchObject({ error: 'security/Unauthorized', details: { code: 'session-missing' } });
  });

  test('of a disabled user is refused', async () => {
    const authorization = await gatehouse.addUser({ userName: 'leaver' });
    expect((await currentUser(authorization)).status).toBe(200);
    await gatehouse.storage.updateTable('users').set({ enabled: 0 }).where('user_name', '=', 'leaver').execute();
    expect((await currentUser(authorization)).json).toMatchObject(refusal);
  });

  test('of a device, which has no password, is refused', async () => {
    await gatehouse.addUser({ userName: 'device_d1', kind: 'device' });
    await gatehouse.storage.updateTable('users').set({ password_hash: null }).where('kind', '=', 'device').execute();
    expect((await currentUser(basic('device_d1', ''))).status).toBe(401);
  });

  test('is remembered only for the password that it was checked with', async () => {
    const authorization = await gatehouse.addUser({ userName: 'changer' });
    expect((await currentUser(authorization)).status).toBe(200);
    const { password_hash } = await gatehouse.storage
      .selectFrom('users')
      .select('password_hash')
      .where('user_name', '=', 'admin')
      .executeTakeFirstOrThrow();
    await gatehouse.storage
      .updateTable('users')
      .set({ password_hash: `${password_hash?.slice(0, -8)}AAAAAAA=` })
      .where('user_name', '=', 'changer')
      .execute();
    expect((await currentUser(authorization)).status).toBe(401);
  });

  test('the password stands neither in the log nor in the database', async () => {
    await currentUser(basic('admin'));
    expect(gatehouse.logged()).not.toContain(testPassword);
    expect(gatehouse.logged()).not.toContain(basic('admin'));
    const users = await gatehouse.storage.selectFrom('users').selectAll().execute();
    expect(JSON.stringify(users)).not.toContain(testPassword);
  });
});

describe('the current user', () => {
  const accept = (form: string) => ({ accept: `application/vnd.com.nsn.cumulocity.${form}+json` });

  test('lists effective roles by default and as currentUser+json', async () => {
    for (const headers of [{}, accept('currentUser')]) {
      const { json } = await currentUser(basic('admin'), headers);
      expect(json).toMatchObject({
        effectiveRoles: expect.arrayContaining([expect.objectContaining({ name: 'ROLE_TENANT_ADMIN' })]),
      });
    }
    expect(JSON.stringify((await currentUser(basic('admin'))).json)).not.toContain('"ROLE_DEVICE"');
  });

  test('lists roles and groups as user+json, also with the stray semicolon of the official client', async () => {
    const { json, headers } = await currentUser(basic('admin'), {
      accept: 'application/vnd.com.nsn.cumulocity.user+json;',
    });
    expect(headers.get('content-type')).toContain('vnd.com.nsn.cumulocity.user+json');
    expect(json).toMatchObject({
      roles: { references: [] },
      groups: { references: [{ group: { id: 'admins', roles: { references: expect.any(Array) } } }] },
    });
    expect(json).not.toHaveProperty('effectiveRoles');
  });

  test.each(['text/html', '*/*', ';;;', 'application/vnd.unknown+json;q=0'])(
    'answers in JSON whatever Accept says (%s)',
    async (value) => {
      expect((await currentUser(basic('admin'), { accept: value })).status).toBe(200);
    },
  );
});

describe('the current tenant', () => {
  test('is the one that every client asks for first', async () => {
    const { json } = await gatehouse.call('GET', '/tenant/currentTenant');
    expect(json).toEqual({
      name: 't1001',
      domainName: 'localhost',
      allowCreateTenants: false,
      customProperties: {},
      applications: { references: [], self: `${gatehouse.restUrl}/tenant/tenants/t1001/applications` },
      self: `${gatehouse.restUrl}/tenant/currentTenant`,
    });
  });

  test('is not told to strangers', async () => {
    expect((await gatehouse.call('GET', '/tenant/currentTenant', { authorization: null })).status).toBe(401);
  });
});
