import { X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RestCall, RestReply } from '#testing/call-rest.ts';
import { createRoot } from '#testing/certificate-factory.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());
afterEach(async () => {
  await gatehouse.storage.deleteFrom('trusted_certificates').execute();
});

const path = '/tenant/tenants/t1001/trusted-certificates';
const call = (method: string, rest = '', call_: RestCall = {}): Promise<RestReply> =>
  gatehouse.call(method, `${path}${rest}`, call_);
const upload = (certInPemFormat: string, more: object = {}): Promise<RestReply> =>
  call('POST', '', { json: { certInPemFormat, status: 'ENABLED', ...more } });
const root = createRoot({ subject: 'Acme Root' });
const fingerprint = new X509Certificate(root.der).fingerprint.replaceAll(':', '').toLowerCase();

describe('the list of certificates', () => {
  test('comes in pages with links and totals', async () => {
    for (const subject of ['1', '2', '3', '4', '5', '6', '7']) {
      await upload(createRoot({ subject }).pem);
      gatehouse.clock.advance(1);
    }
    expect((await call('GET', '?withTotalPages=true&withTotalElements=true')).json).toMatchObject({
      certificates: ['1', '2', '3', '4', '5'].map((subject) => ({ subject: `CN=${subject}` })),
      self: expect.stringContaining(path),
      next: expect.stringMatching(/^http.*currentPage=2/),
      statistics: { currentPage: 1, pageSize: 5, totalPages: 2, totalElements: 7 },
    });
    expect((await call('GET', '?pageSize=1000')).json).toMatchObject({ statistics: { pageSize: 1000 } });
    expect((await call('GET', '?certificateAuthority=true')).json).toMatchObject({ certificates: [] });
  });
});

describe('a change', () => {
  test('of name, status and auto-registration leaves the rest, and what is left out stays', async () => {
    const { json } = await upload(root.pem, { name: 'old' });
    const change = { name: 'new', status: 'DISABLED', autoRegistrationEnabled: true };
    const ignored = { fingerprint: 'other', subject: 'CN=other', proofOfPossessionValid: true };
    const changed = await call('PUT', `/${fingerprint}`, { json: { ...ignored, ...change } });
    expect(changed.status).toBe(200);
    expect(changed.json).toEqual(Object.assign({}, json, change));
    expect((await call('PUT', `/${fingerprint}`, { json: { fingerprint } })).json).toEqual(changed.json);
    expect((await call('GET', `/${fingerprint}`)).json).toEqual(changed.json);
  });

  test('raises the version of the trust store, as adding and deleting do', async () => {
    const version = async (): Promise<number> => {
      const row = await gatehouse.storage
        .selectFrom('trust_version')
        .selectAll()
        .where('tenant_id', '=', 't1001')
        .executeTakeFirst();
      return row?.version ?? 0;
    };
    const versions = [await version()];
    await upload(root.pem);
    versions.push(await version());
    await call('PUT', `/${fingerprint}`, { json: { status: 'DISABLED' } });
    versions.push(await version());
    await call('DELETE', `/${fingerprint}`);
    versions.push(await version());
    await upload('nothing');
    versions.push(await version());
    expect(versions.map((value) => value - (versions[0] ?? 0))).toEqual([0, 1, 2, 3, 3]);
  });

  test('deletes with 204', async () => {
    await upload(root.pem);
    const reply = await call('DELETE', `/${fingerprint}`);
    expect([reply.status, reply.text]).toEqual([204, '']);
    expect((await call('GET', `/${fingerprint}`)).status).toBe(404);
  });

  test.each(['GET', 'PUT', 'DELETE'])('by %s of what is not there is refused with 404', async (method) => {
    const reply = await call(method, '/abc', method === 'PUT' ? { json: { name: 'x' } } : {});
    expect(reply.status).toBe(404);
    expect(reply.json).toMatchObject({
      error: 'certificate/Not Found',
      message: 'Cannot find certificate with fingerprint abc.',
    });
  });
});

describe('attack 13 and 33: rights to certificates', () => {
  const uploading = { json: { certInPemFormat: root.pem, status: 'ENABLED' } };

  test.each(['ROLE_TENANT_MANAGEMENT_ADMIN', 'ROLE_TENANT_ADMIN'])('%s may read and write', async (role) => {
    const authorization = await gatehouse.addUser({ userName: role, roles: [role] });
    expect((await call('GET', '', { authorization })).status).toBe(200);
    expect((await call('POST', '', { ...uploading, authorization })).status).toBe(201);
  });

  test('ROLE_TENANT_MANAGEMENT_READ may read and not write', async () => {
    const authorization = await gatehouse.addUser({ userName: 'reader', roles: ['ROLE_TENANT_MANAGEMENT_READ'] });
    await upload(root.pem);
    expect((await call('GET', '', { authorization })).status).toBe(200);
    expect((await call('GET', `/${fingerprint}`, { authorization })).status).toBe(200);
    const writes: [string, string, RestCall][] = [
      ['POST', '', uploading],
      ['POST', '/bulk', { json: { certificates: [uploading.json] } }],
      ['PUT', `/${fingerprint}`, { json: { status: 'DISABLED' } }],
      ['DELETE', `/${fingerprint}`, {}],
    ];
    for (const [method, rest, body] of writes) {
      expect((await call(method, rest, { ...body, authorization })).status).toBe(403);
    }
  });

  test('a device may not even read', async () => {
    const authorization = await gatehouse.addUser({ userName: 'device_1', kind: 'device', roles: ['ROLE_DEVICE'] });
    expect((await call('GET', '', { authorization })).status).toBe(403);
  });

  test("another tenant's admin reaches nothing of ours, by either tenant's path", async () => {
    await upload(root.pem);
    await gatehouse.addTenant('t8');
    const authorization = await gatehouse.addUser({ userName: 'a', tenantId: 't8', roles: ['ROLE_TENANT_ADMIN'] });
    for (const [method, rest] of [
      ['GET', ''],
      ['GET', `/${fingerprint}`],
      ['DELETE', `/${fingerprint}`],
    ] as const) {
      expect((await call(method, rest, { authorization })).status).toBe(403);
    }
    const own = '/tenant/tenants/t8/trusted-certificates';
    expect((await gatehouse.call('GET', own, { authorization })).json).toMatchObject({ certificates: [] });
    expect((await gatehouse.call('DELETE', `${own}/${fingerprint}`, { authorization })).status).toBe(404);
    expect((await call('GET', `/${fingerprint}`)).status).toBe(200);
  });

  test('a tenant that is not there is forbidden as others are, and 404 for the management tenant alone', async () => {
    const missing = '/tenant/tenants/t01/trusted-certificates';
    expect((await gatehouse.call('GET', missing)).status).toBe(403);
    await gatehouse.addTenant('management');
    const authorization = await gatehouse.addUser({ tenantId: 'management', userName: 'm', groups: ['admins'] });
    const reply = await gatehouse.call('GET', missing, { authorization });
    expect(reply.status).toBe(404);
    expect(reply.json).toMatchObject({ error: 'security/Not Found', message: 'There is no tenant with id = t01' });
  });
});
