import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json as readJson } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantsPath } from '#contract/tenants.ts';
import { createDevice, createRoot } from '#testing/certificate-factory.ts';
import { callDevice, trust } from '#testing/call-device.ts';
import { openSession } from '#testing/browser-session.ts';
import type { RestReply } from '#testing/call-rest.ts';
import { basic, startTestGatehouse, testPassword, type TestGatehouse } from '#testing/start-gatehouse.ts';
import { tenantTables } from './store.ts';

let gatehouse: TestGatehouse;
let manager: string;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
  await gatehouse.addTenant('management');
  manager = await gatehouse.addUser({ tenantId: 'management', userName: 'chief', groups: ['admins'] });
});
afterAll(() => gatehouse.stop());

const manage = (method: string, path: string, json?: unknown) =>
  gatehouse.call(method, tenantsPath + path, { authorization: manager, ...(json === undefined ? {} : { json }) });
const outcome = ({ status, json }: RestReply) => [
  status,
  (json as { details?: { code: string } } | undefined)?.details?.code,
];
const wanted = (id: string) => ({ id, domain: `${id}.example.com`, adminName: 'boss', adminPass: testPassword });
const boss = (id: string): string => basic(`${id}/boss`);
const status = async (authorization: string): Promise<number> =>
  (await gatehouse.call('GET', '/user/currentUser', { authorization })).status;

describe('a tenant', () => {
  test('is made with its first admin, who signs in at once, in both tenants’ records', async () => {
    const reply = await manage('POST', '', { ...wanted('acme'), company: 'ACME', adminEmail: 'boss@acme.example' });
    const self = `${gatehouse.restUrl}${tenantsPath}/acme`;
    expect([reply.status, reply.headers.get('location')]).toEqual([201, self]);
    expect(reply.json).toEqual({
      id: 'acme',
      domain: 'acme.example.com',
      status: 'ACTIVE',
      company: 'ACME',
      creationTime: gatehouse.clock.now().toISOString(),
      self,
    });
    expect((await gatehouse.call('GET', '/tenant/currentTenant', { authorization: boss('acme') })).json).toMatchObject({
      name: 'acme',
      domainName: 'acme.example.com',
      allowCreateTenants: false,
    });
    expect((await gatehouse.call('GET', '/audit/auditRecords', { authorization: boss('acme') })).json).toMatchObject({
      auditRecords: [{ user: 'management/chief', activity: 'User created', source: { id: 'boss' } }],
    });
    expect(
      (await gatehouse.call('GET', '/audit/auditRecords?type=Tenant', { authorization: manager })).json,
    ).toMatchObject({ auditRecords: [{ user: 'chief', activity: 'Tenant created', source: { id: 'acme' } }] });
  });

  test('gets an id where none was chosen', async () => {
    const { id: _id, ...rest } = wanted('unnamed');
    expect((await manage('POST', '', rest)).json).toMatchObject({ id: expect.stringMatching(/^t\d{10}$/) });
  });

  test.each([
    ['an id that is taken', { id: 't1001' }, 409],
    ['a domain that is taken, in capitals', { domain: 'LOCALHOST' }, 409],
    ['an id with a slash', { id: 'a/b' }, 422],
    ['an id of 33 characters', { id: `a${'b'.repeat(32)}` }, 422],
    ['an id of 32 characters', { id: `a${'b'.repeat(31)}` }, 201],
    ['a domain with a port', { domain: 'x.example.com:80' }, 422],
    ['a short password', { adminPass: '1234567' }, 422],
    ['a device as admin', { adminName: 'device_1' }, 422],
  ])('with %s', async (_case, fields, expected) => {
    expect((await manage('POST', '', { ...wanted('fresh'), ...fields })).status).toBe(expected);
  });

  test('is found, listed, and not there where there is none', async () => {
    expect((await manage('GET', '/t1001')).json).toMatchObject({ id: 't1001', domain: 'localhost', status: 'ACTIVE' });
    expect((await manage('GET', '?company=ACME&withTotalElements=true')).json).toMatchObject({
      tenants: [{ id: 'acme' }],
      statistics: { totalElements: 1 },
    });
    expect(outcome(await manage('GET', '/none'))).toEqual([404, 'tenant-not-found']);
    expect(outcome(await manage('PUT', '/none', { company: 'x' }))).toEqual([404, 'tenant-not-found']);
    expect(outcome(await manage('DELETE', '/none'))).toEqual([404, 'tenant-not-found']);
  });

  test('is managed by the management tenant alone, by role', async () => {
    const readers = await gatehouse.addUser({ tenantId: 'management', userName: 'reader', groups: ['readers'] });
    const ownAdmin = basic('admin');
    for (const [authorization, method, path, expected] of [
      [readers, 'GET', '', 200],
      [readers, 'GET', '/acme', 200],
      [readers, 'POST', '', 403],
      [readers, 'PUT', '/acme', 403],
      [readers, 'DELETE', '/acme', 403],
      [ownAdmin, 'GET', '', 403],
      [ownAdmin, 'GET', '/t1001', 403],
      [ownAdmin, 'POST', '', 403],
      [ownAdmin, 'PUT', '/t1001', 403],
      [ownAdmin, 'DELETE', '/acme', 403],
    ] as const) {
      const json = method === 'POST' ? { json: wanted('x') } : method === 'PUT' ? { json: {} } : {};
      const reply = await gatehouse.call(method, tenantsPath + path, { authorization, ...json });
      expect([method, path, reply.status]).toEqual([method, path, expected]);
    }
  });
});

describe('a tenant that is suspended', () => {
  test('is shut for people, devices and tokens at the next request, in a second process too, until it is active again', async () => {
    await manage('POST', '', wanted('pause'));
    const root = createRoot({ subject: 'Pause CA' });
    await trust(gatehouse, root, { tenantId: 'pause', authorization: boss('pause') });
    const device = createDevice(root, { subject: 'pause-1' });
    const session = await openSession(gatehouse, { userName: 'boss', tenantId: 'pause' });
    const token = `Bearer ${String((await callDevice(gatehouse, { device })).body['accessToken'])}`;
    const other = await startTestGatehouse({ GATEHOUSE_DATA: gatehouse.dataFolder });
    const seen = async () => [
      await status(boss('pause')),
      (await session.call('GET', '/user/currentUser')).status,
      await status(token),
      (await openSession(gatehouse, { userName: 'boss', tenantId: 'pause' })).begun.status,
      (await callDevice(gatehouse, { device })).status,
      (await callDevice(other, { device })).status,
      (await other.call('GET', '/user/currentUser', { authorization: boss('pause') })).status,
    ];
    expect(await seen()).toEqual([200, 200, 200, 200, 200, 200, 200]);
    expect((await manage('PUT', '/pause', { status: 'SUSPENDED' })).json).toMatchObject({ status: 'SUSPENDED' });
    expect(await seen()).toEqual([401, 401, 401, 401, 401, 401, 401]);
    await manage('PUT', '/pause', { status: 'ACTIVE' });
    expect(await seen()).toEqual([200, 200, 200, 200, 200, 200, 200]);
    await other.stop();
    const refused = async () => {
      const path = '/service/gatehouse/token-attempts?result=refused';
      const reply = await gatehouse.call('GET', path, { authorization: boss('pause') });
      return (reply.json as { attempts: { device: string }[] }).attempts.map(({ device: name }) => name);
    };
    await expect.poll(refused).toEqual(['pause-1', 'pause-1']);
    expect((await gatehouse.call('GET', '/service/gatehouse/token-attempts?device=pause-1')).json).toMatchObject({
      attempts: [],
    });
  });

  test('is never the management tenant, nor the configured one', async () => {
    for (const id of ['management', 't1001']) {
      expect(outcome(await manage('PUT', `/${id}`, { status: 'SUSPENDED' }))).toEqual([409, 'tenant-protected']);
      expect(outcome(await manage('PUT', `/${id}`, { domain: 'new.example.com' }))).toEqual([409, 'tenant-protected']);
      expect(outcome(await manage('DELETE', `/${id}`))).toEqual([409, 'tenant-protected']);
    }
    expect((await manage('PUT', '/t1001', { company: 'Us' })).json).toMatchObject({ company: 'Us', status: 'ACTIVE' });
  });
});

describe('a tenant that is deleted', () => {
  test('leaves nothing behind, and its certificates are free for others', async () => {
    await manage('POST', '', wanted('gone'));
    const root = createRoot({ subject: 'Gone CA' });
    await trust(gatehouse, root, { tenantId: 'gone', authorization: boss('gone') });
    const device = createDevice(root, { subject: 'gone-1' });
    const token = `Bearer ${String((await callDevice(gatehouse, { device })).body['accessToken'])}`;
    expect(await status(token)).toBe(200);
    const upload = { certInPemFormat: root.pem, status: 'ENABLED' };
    expect((await gatehouse.call('POST', '/tenant/tenants/t1001/trusted-certificates', { json: upload })).status).toBe(
      409,
    );
    expect((await manage('DELETE', '/gone')).status).toBe(204);
    expect([await status(token), await status(boss('gone'))]).toEqual([401, 401]);
    expect((await callDevice(gatehouse, { device })).status).toBe(401);
    await trust(gatehouse, root);
    const { claims } = await callDevice(gatehouse, { device });
    expect(claims).toMatchObject({ ten: 't1001' });
    for (const table of tenantTables) {
      const rows = await gatehouse.storage
        .selectFrom(table)
        .select('tenant_id')
        .where('tenant_id', '=', 'gone')
        .execute();
      expect([table, rows]).toEqual([table, []]);
    }
  });

  test('is taken out of every table that knows tenants', async () => {
    const tables = await gatehouse.storage.introspection.getTables();
    const known = tables
      .filter(({ columns }) => columns.some(({ name }) => name === 'tenant_id'))
      .map(({ name }) => name);
    expect(known.toSorted()).toEqual([...tenantTables].toSorted());
  });

  test('and made again with the same name knows nothing of the old tokens', async () => {
    await manage('POST', '', wanted('again'));
    const session = await openSession(gatehouse, { userName: 'boss', tenantId: 'again' });
    await manage('DELETE', '/again');
    gatehouse.clock.advance(1);
    await manage('POST', '', wanted('again'));
    expect(await status(`Bearer ${session.token()}`)).toBe(401);
    expect(await status(boss('again'))).toBe(200);
  });
});

describe('the tenant of a sign-in', () => {
  /** By the server's address, asking for a domain. */
  async function callDomain(
    domain: string,
    path: string,
    authorization?: string,
  ): Promise<{ status: number; json: unknown }> {
    const headers = { host: domain, 'x-forwarded-host': 'evil.example.com' };
    const outgoing = request(gatehouse.restUrl + path, {
      headers: authorization === undefined ? headers : { ...headers, authorization },
    }).end();
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    return { status: response.statusCode ?? 0, json: await readJson(response) };
  }
  const atDomain = (domain: string, userName: string) => callDomain(domain, '/tenant/currentTenant', basic(userName));

  test('is the one it names, else that of the domain that was called, else the configured one', async () => {
    expect((await atDomain('acme.example.com', 'boss')).json).toMatchObject({ name: 'acme' });
    expect((await atDomain('ACME.example.com.:8080', 'boss')).json).toMatchObject({ name: 'acme' });
    expect((await atDomain('acme.example.com', 't1001/admin')).json).toMatchObject({ name: 't1001' });
    expect((await atDomain('elsewhere.example.com', 'admin')).json).toMatchObject({ name: 't1001' });
    expect((await atDomain('acme.example.com', 'admin')).status).toBe(401);
  });

  test('is the same for what the gateway asks the platform', async () => {
    const connection = (domain: string, userName: string) =>
      callDomain(domain, '/service/gatehouse/connection', basic(userName));
    expect((await connection('acme.example.com', 'boss')).status).toBe(200);
    expect((await connection('acme.example.com', 'admin')).status).toBe(401);
    expect((await connection('elsewhere.example.com', 'boss')).status).toBe(401);
    expect((await connection('elsewhere.example.com', 'admin')).status).toBe(200);
  });

  test('is told by the login options', async () => {
    const options = await callDomain('acme.example.com', '/tenant/loginOptions');
    expect(options.json).toMatchObject({
      loginOptions: [{ initRequest: 'http://acme.example.com/tenant/oauth?tenant_id=acme', tfaStrategy: 'TOTP' }, {}],
    });
  });
});

describe('the management tenant', () => {
  test('reads, changes and deletes single certificates of any tenant, and confirms possession', async () => {
    const root = createRoot({ subject: 'Managed CA' });
    const fingerprint = await trust(gatehouse, root, { tenantId: 'acme', authorization: boss('acme') });
    const path = `/acme/trusted-certificates/${fingerprint}`;
    expect((await manage('GET', path)).json).toMatchObject({ fingerprint, proofOfPossessionValid: false });
    const confirmed = await manage('POST', `/acme/trusted-certificates-pop/${fingerprint}/confirmed`);
    expect(confirmed.json).toMatchObject({ proofOfPossessionValid: true });
    expect((await manage('PUT', path, { name: 'Renamed' })).json).toMatchObject({ name: 'Renamed' });
    expect((await manage('GET', '/acme/trusted-certificates')).status).toBe(403);
    expect((await manage('DELETE', path)).status).toBe(204);
    const { json } = await gatehouse.call('GET', `/audit/auditRecords?source=${fingerprint}`, {
      authorization: boss('acme'),
    });
    expect((json as { auditRecords: { user: string }[] }).auditRecords.map(({ user }) => user)).toEqual([
      'management/chief',
      'management/chief',
      'management/chief',
      'boss',
    ]);
    expect((await manage('GET', `/none/trusted-certificates/${fingerprint}`)).status).toBe(404);
  });

  test('is alone in that', async () => {
    const root = createRoot({ subject: 'Private CA' });
    const fingerprint = await trust(gatehouse, root, { tenantId: 'acme', authorization: boss('acme') });
    const path = `/tenant/tenants/acme/trusted-certificates/${fingerprint}`;
    for (const [method, call] of [
      ['GET', {}],
      ['PUT', { json: { status: 'DISABLED' } }],
      ['DELETE', {}],
    ] as const) {
      expect((await gatehouse.call(method, path, call)).status).toBe(403);
    }
    const confirm = `/tenant/tenants/acme/trusted-certificates-pop/${fingerprint}/confirmed`;
    expect((await gatehouse.call('POST', confirm)).status).toBe(403);
    expect((await gatehouse.call('POST', confirm, { authorization: boss('acme') })).status).toBe(403);
  });
});
