import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bulkRegistrationPath, type BulkRegistration, type ManagedObject } from '#contract/device-registration.ts';
import { giveToken } from '#testing/device-attempts.ts';
import { basic, startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());

const boundary = 'frontier';
const upload = (csv: string, authorization = basic('admin')) =>
  gatehouse.call('POST', bulkRegistrationPath, {
    authorization,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: [
      `--${boundary}`,
      'Content-Disposition: form-data; name="file"; filename="devices.csv"',
      'Content-Type: text/csv',
      '',
      csv,
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  });
const register = async (csv: string) => (await upload(csv)).json as BulkRegistration;
const get = async (path: string, authorization = basic('admin')) => gatehouse.call('GET', path, { authorization });

describe('a bulk registration', () => {
  test('makes users, managed objects and external ids, and counts failures by line', async () => {
    const csv =
      'ID;AUTH_TYPE;TYPE;NAME;com_cumulocity_model_Agent.active\nd1;CERTIFICATES;pump;Pump 1;true\nd2;BASIC;;;';
    const { status, json } = await upload(csv);
    expect(status).toBe(201);
    expect(json).toEqual({
      numberOfAll: 2,
      numberOfCreated: 1,
      numberOfFailed: 1,
      numberOfSuccessful: 1,
      credentialUpdatedList: [],
      failedCreationList: [
        {
          bulkNewDeviceStatus: 'FAILED',
          deviceId: 'd2',
          failureReason: 'AUTH_TYPE must be CERTIFICATES.',
          line: 'd2;BASIC;;;',
        },
      ],
    });
    const external = await get('/identity/externalIds/c8y_Serial/d1');
    const { id } = (external.json as { managedObject: ManagedObject }).managedObject;
    expect(external.json).toEqual({
      externalId: 'd1',
      type: 'c8y_Serial',
      managedObject: { id, self: `${gatehouse.restUrl}/inventory/managedObjects/${id}` },
      self: `${gatehouse.restUrl}/identity/externalIds/c8y_Serial/d1`,
    });
    expect((await get(`/inventory/managedObjects/${id}`)).json).toMatchObject({
      name: 'Pump 1',
      type: 'pump',
      owner: 'device_d1',
      c8y_IsDevice: {},
      com_cumulocity_model_Agent: { active: true },
    });
    expect((await get(`/inventory/managedObjects/${id}/user`)).json).toMatchObject({
      userName: 'device_d1',
      enabled: true,
    });
  });

  test('leaves a device that is there already as it is', async () => {
    await giveToken(gatehouse, 'known');
    await gatehouse.call('PUT', '/user/t1001/users/device_known', { json: { enabled: false } });
    expect(await register('ID,AUTH_TYPE\nknown,CERTIFICATES')).toMatchObject({
      numberOfCreated: 0,
      numberOfSuccessful: 1,
      credentialUpdatedList: [{ bulkNewDeviceStatus: 'CREDENTIAL_UPDATED', deviceId: 'known' }],
    });
    expect((await get('/user/t1001/users/device_known')).json).toMatchObject({ enabled: false });
  });

  test('never takes the user of a person or the external id of another device', async () => {
    await gatehouse.addUser({ userName: 'device_person' });
    await register('ID,AUTH_TYPE,NAME,IDTYPE\nfirst,CERTIFICATES,First,imei');
    await gatehouse.storage.deleteFrom('users').where('user_name', '=', 'device_first').execute();
    const { failedCreationList } = await register(
      'ID,AUTH_TYPE,NAME,IDTYPE\nperson,CERTIFICATES,,\nfirst,CERTIFICATES,Again,imei',
    );
    expect(failedCreationList.map(({ failureReason }) => failureReason)).toEqual([
      'The user device_person is no device.',
      'The external id first of type imei is taken.',
    ]);
  });

  test('of 2,000 devices answers others in between, and is recorded', async () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `many${index},CERTIFICATES,Device ${index}`);
    const order: string[] = [];
    const registering = register(['ID,AUTH_TYPE,NAME', ...lines].join('\n')).finally(() => order.push('registered'));
    for (const name of ['first', 'second']) {
      await get('/health');
      order.push(name);
    }
    expect(await registering).toMatchObject({ numberOfCreated: 2000 });
    expect(order).toEqual(['first', 'second', 'registered']);
    expect((await get('/audit/auditRecords?type=BulkOperation&pageSize=1')).json).toMatchObject({
      auditRecords: [{ text: 'Devices registered: 2000 created, 0 there already, 0 failed' }],
    });
  });

  test.each([
    ['no form', {}, 'text', 415],
    ['a form without a file', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--\r\n', 422],
    ['a form that breaks off', { 'content-type': 'multipart/form-data; boundary=x' }, '--x\r\nContent-', 400],
  ])('with %s is refused', async (_case, headers, body, status) => {
    expect((await gatehouse.call('POST', bulkRegistrationPath, { headers, body })).status).toBe(status);
  });

  test('over 5 MB is refused', async () => {
    expect((await upload(`ID,AUTH_TYPE\n${'x'.repeat(5_242_880)}`)).status).toBe(413);
  });
});

describe('a device that registers itself', () => {
  test('makes its managed object and external id, and sees no other', async () => {
    await register('ID,AUTH_TYPE,NAME\nother,CERTIFICATES,Other');
    const authorization = await giveToken(gatehouse, 'self');
    const made = await gatehouse.call('POST', '/inventory/managedObjects', {
      authorization,
      json: { name: 'Self', c8y_IsDevice: {}, owner: 'admin', id: '1' },
    });
    expect(made.status).toBe(201);
    const { id } = made.json as ManagedObject;
    expect(made.json).toMatchObject({ name: 'Self', owner: 'device_self', c8y_IsDevice: {} });
    const externalIds = `/identity/globalIds/${id}/externalIds`;
    const json = { type: 'c8y_Serial', externalId: 'self' };
    expect((await gatehouse.call('POST', externalIds, { authorization, json })).status).toBe(201);
    expect((await gatehouse.call('POST', externalIds, { authorization, json })).status).toBe(409);
    expect((await get(externalIds, authorization)).json).toMatchObject({ externalIds: [json] });
    expect((await get('/identity/externalIds/c8y_Serial/self', authorization)).status).toBe(200);
    expect((await get('/identity/externalIds/c8y_Serial/other', authorization)).status).toBe(404);
    expect((await get('/inventory/managedObjects', authorization)).json).toMatchObject({
      managedObjects: [{ id, name: 'Self' }],
    });
    expect((await get('/inventory/managedObjects/count', authorization)).json).toBe(1);
    expect((await get('/inventory/managedObjects/count?owner=admin', authorization)).json).toBe(0);
    expect((await gatehouse.call('POST', '/identity/globalIds/1/externalIds', { authorization, json })).status).toBe(
      404,
    );
  });
});

describe('rights to registration and inventory', () => {
  test('are asked by role', async () => {
    const plain = await gatehouse.addUser({ userName: 'plain', roles: ['ROLE_USER_MANAGEMENT_READ'] });
    const device = await giveToken(gatehouse, 'd9');
    expect((await upload('ID,AUTH_TYPE\nx,CERTIFICATES', plain)).status).toBe(403);
    expect((await upload('ID,AUTH_TYPE\nx,CERTIFICATES', device)).status).toBe(403);
    for (const path of [
      '/inventory/managedObjects',
      '/inventory/managedObjects/count',
      '/inventory/managedObjects/1',
      '/identity/externalIds/a/b',
    ]) {
      expect((await get(path, plain)).status).toBe(403);
    }
  });

  test('end at the tenant', async () => {
    await gatehouse.addTenant('t2');
    const roles = ['ROLE_INVENTORY_READ', 'ROLE_IDENTITY_ADMIN', 'ROLE_TENANT_ADMIN'];
    const other = await gatehouse.addUser({ tenantId: 't2', userName: 'chief', roles });
    await register('ID,AUTH_TYPE,NAME\nours,CERTIFICATES,Ours');
    const { json } = await get('/identity/externalIds/c8y_Serial/ours');
    const { id } = (json as { managedObject: ManagedObject }).managedObject;
    for (const path of [
      '/identity/externalIds/c8y_Serial/ours',
      `/identity/globalIds/${id}/externalIds`,
      `/inventory/managedObjects/${id}`,
      `/inventory/managedObjects/${id}/user`,
    ]) {
      expect((await get(path, other)).status).toBe(404);
    }
    expect((await get('/inventory/managedObjects', other)).json).toMatchObject({ managedObjects: [] });
    expect((await get('/inventory/managedObjects/count', other)).json).toBe(0);
    expect((await upload('ID,AUTH_TYPE\nours,CERTIFICATES', other)).json).toMatchObject({ numberOfCreated: 1 });
  });
});
