import { X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { auditRecordCollection } from '#contract/audit.ts';
import { createRoot } from '#testing/certificate-factory.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());
afterEach(async () => {
  await gatehouse.storage.deleteFrom('audit_records').execute();
  await gatehouse.storage.deleteFrom('tenant_options').execute();
});

const list = async (query = '', authorization?: string) => {
  const reply = await gatehouse.call('GET', `/audit/auditRecords${query}`, authorization ? { authorization } : {});
  return { ...reply, records: auditRecordCollection.parse(reply.json).auditRecords };
};
const setLifespan = (value: string, key = 'device-token.lifespan.seconds', authorization?: string) =>
  gatehouse.call('PUT', `/tenant/options/oauth.internal/${key}`, {
    json: { value },
    ...(authorization ? { authorization } : {}),
  });
const source = 'oauth.internal/device-token.lifespan.seconds';

describe('a change of an option', () => {
  test('is recorded with who, when, before and after, newest first', async () => {
    await setLifespan('300');
    gatehouse.clock.advance(60);
    await setLifespan('600');
    await gatehouse.call('DELETE', '/tenant/options/oauth.internal/device-token.lifespan.seconds');
    const { records } = await list(`?type=Option&source=${source}`);
    const change = (changeType: string, previousValue: string | null, newValue: string | null) => [
      { attribute: 'device-token.lifespan.seconds', changeType, previousValue, newValue },
    ];
    expect(records).toMatchObject([
      { activity: 'Option deleted', changes: change('REMOVED', '600', null) },
      { activity: 'Option updated', changes: change('REPLACED', '300', '600'), time: '2026-06-01T00:01:00.000Z' },
      {
        activity: 'Option created',
        changes: change('ADDED', null, '300'),
        time: '2026-06-01T00:00:00.000Z',
        type: 'Option',
        user: 'admin',
        application: 'gatehouse',
        source: { id: source },
      },
    ]);
  });

  test('to what it was, or that was refused, leaves no record', async () => {
    await setLifespan('300');
    await setLifespan('300');
    expect((await setLifespan('299')).status).toBe(422);
    expect((await list()).records).toHaveLength(1);
  });

  test('of a whole category is recorded key by key', async () => {
    await gatehouse.call('PUT', '/tenant/options/c', { json: { a: '1', b: '2' } });
    expect((await list()).records.map(({ source: of }) => of?.id)).toEqual(['c/b', 'c/a']);
  });

  test('that holds a password does not show it', async () => {
    await gatehouse.call('PUT', '/tenant/options/mail/smtp.password', { json: { value: 'hunter22' } });
    const { text, records } = await list();
    expect(records).toMatchObject([{ changes: [{ attribute: 'smtp.password', newValue: '(not shown)' }] }]);
    expect(text).not.toContain('hunter22');
  });
});

test('adding, changing and deleting a trusted certificate is recorded', async () => {
  const root = createRoot({ subject: 'Acme Root' });
  const fingerprint = new X509Certificate(root.der).fingerprint.replaceAll(':', '').toLowerCase();
  const path = '/tenant/tenants/t1001/trusted-certificates';
  await gatehouse.call('POST', path, { json: { certInPemFormat: root.pem, status: 'ENABLED', name: 'Acme' } });
  await gatehouse.call('PUT', `${path}/${fingerprint}`, { json: { status: 'DISABLED' } });
  await gatehouse.call('DELETE', `${path}/${fingerprint}`);
  const { records } = await list(`?type=TrustedCertificates&source=${fingerprint}`);
  expect(records.map(({ activity }) => activity)).toEqual([
    'Trusted certificate deleted',
    'Trusted certificate updated',
    'Trusted certificate added',
  ]);
  expect(records[1]?.changes).toEqual([
    { attribute: 'status', changeType: 'REPLACED', previousValue: 'ENABLED', newValue: 'DISABLED' },
  ]);
  expect(records[2]?.changes).toContainEqual(
    expect.objectContaining({ attribute: 'name', changeType: 'ADDED', newValue: 'Acme' }),
  );
});

test('logging everybody out is recorded', async () => {
  await gatehouse.call('POST', '/user/logout/t1001/allUsers');
  expect((await list('?type=UserAuthentication')).records).toMatchObject([
    { user: 'admin', activity: 'All users logged out', source: { id: 't1001' } },
  ]);
});

describe('the list of records', () => {
  test('comes in pages and by user and time', async () => {
    const second = await gatehouse.addUser({ userName: 'second', roles: ['ROLE_OPTION_MANAGEMENT_ADMIN'] });
    for (const seconds of [300, 301, 302, 303, 304, 305]) {
      await setLifespan(String(seconds), undefined, seconds === 302 ? second : undefined);
      gatehouse.clock.advance(3600);
    }
    const { json } = await list('?withTotalPages=true');
    expect(json).toMatchObject({ statistics: { currentPage: 1, pageSize: 5, totalPages: 2 } });
    expect((await list('?currentPage=2')).records).toHaveLength(1);
    expect((await list('?user=second')).records).toHaveLength(1);
    const [newest] = (await list('?pageSize=1')).records;
    expect((await list(`?dateFrom=${newest?.time}`)).records).toHaveLength(1);
    expect((await list(`?dateTo=${newest?.time}`)).records).toHaveLength(5);
    expect((await list('?application=other')).records).toEqual([]);
    const one = await gatehouse.call('GET', `/audit/auditRecords/${newest?.id}`);
    expect(one.json).toEqual(newest);
    expect((await gatehouse.call('GET', '/audit/auditRecords/999999')).status).toBe(404);
    expect((await gatehouse.call('GET', '/audit/auditRecords?dateFrom=soon')).status).toBe(422);
  });

  test('is closed to who lacks the role, to devices, and to strangers', async () => {
    const call = async (authorization: string | null) =>
      (await gatehouse.call('GET', '/audit/auditRecords', { authorization })).status;
    expect(await call(await gatehouse.addUser({ userName: 'plain', roles: ['ROLE_TENANT_ADMIN'] }))).toBe(403);
    const device = { userName: 'device_d1', kind: 'device', roles: ['ROLE_DEVICE', 'ROLE_AUDIT_READ'] } as const;
    expect(await call(await gatehouse.addUser({ ...device, roles: [...device.roles] }))).toBe(403);
    expect(await call(null)).toBe(401);
  });

  test('shows nothing of another tenant', async () => {
    await gatehouse.addTenant('t2');
    const other = await gatehouse.addUser({ tenantId: 't2', userName: 'auditor', roles: ['ROLE_AUDIT_READ'] });
    await setLifespan('300');
    const [record] = (await list()).records;
    expect((await list('', other)).records).toEqual([]);
    const one = await gatehouse.call('GET', `/audit/auditRecords/${record?.id}`, { authorization: other });
    expect(one.status).toBe(404);
  });
});
