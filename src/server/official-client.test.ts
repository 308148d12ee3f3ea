import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BasicAuth, BearerAuth, Client, TenantLoginOptionsService, TrustedCertificateService } from '@c8y/client';
import { createRoot } from '#testing/certificate-factory.ts';
import { startTestGatehouse, testPassword, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
let client: Client;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
  client = await Client.authenticate({ tenant: 't1001', user: 'admin', password: testPassword }, gatehouse.restUrl);
});
afterAll(() => gatehouse.stop());

describe("Cumulocity's own client", () => {
  test('signs in and knows its tenant and user', async () => {
    expect(client.core.tenant).toBe('t1001');
    const { data: tenant } = await client.tenant.current();
    expect(tenant).toMatchObject({ name: 't1001', domainName: 'localhost' });
    const { data: user } = await client.user.current();
    expect(user.userName).toBe('admin');
    const { data: effective } = await client.user.currentWithEffectiveRoles();
    const named = expect.objectContaining({ name: 'ROLE_TENANT_ADMIN' });
    expect(effective.effectiveRoles).toEqual(expect.arrayContaining([named]));
  });

  test('without a tenant finds it by itself', async () => {
    const other = await Client.authenticate({ user: 'admin', password: testPassword }, gatehouse.restUrl);
    expect(other.core.tenant).toBe('t1001');
  });

  test('signs in for a token, and for a cookie', async () => {
    const credentials = { tenant: 't1001', user: 'admin', password: testPassword };
    for (const way of ['authenticateViaOAuthInternal', 'authenticateViaOAuthInternalCookie'] as const) {
      const other = await Client[way](credentials, gatehouse.restUrl);
      expect((await other.user.current()).data.userName).toBe('admin');
    }
  });

  test('with a wrong password is told why', async () => {
    const auth = new BasicAuth({ tenant: 't1001', user: 'admin', password: 'wrong' });
    await expect(new Client(auth, gatehouse.restUrl).tenant.current()).rejects.toMatchObject({
      res: { status: 401 },
      data: { error: 'security/Unauthorized', message: 'Invalid credentials! : Bad credentials' },
    });
  });

  test('knows the ways to sign in before it is signed in', async () => {
    const stranger = new Client(new BasicAuth(), gatehouse.restUrl);
    const { data } = await new TenantLoginOptionsService(stranger.core).listForCurrentTenant();
    expect(data.map(({ type }) => type)).toEqual(expect.arrayContaining(['OAUTH2_INTERNAL', 'BASIC']));
  });

  test('reads with a bearer token, and ends every session and token of its tenant', async () => {
    const form = new URLSearchParams({ grant_type: 'PASSWORD', username: 'admin', password: testPassword });
    const { json } = await gatehouse.call('POST', '/tenant/oauth/token', {
      authorization: null,
      body: form.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    const auth = new BearerAuth((json as { access_token: string }).access_token);
    const byToken = new Client(auth, gatehouse.restUrl);
    expect((await byToken.tenant.current()).data.name).toBe('t1001');
    gatehouse.clock.advance(1);
    expect((await client.user.revokeTokens()).res.status).toBe(200);
    await expect(byToken.tenant.current()).rejects.toMatchObject({ res: { status: 401 } });
  });

  test('lists users, and switches a device off and on', async () => {
    const [device] = ['device_pump-7'];
    await gatehouse.addUser({ userName: device, kind: 'device', roles: ['ROLE_DEVICE'] });
    expect((await client.user.list()).data.map(({ userName }) => userName)).toContain('admin');
    const { data: devices } = await client.user.list({ onlyDevices: true });
    expect(devices.map(({ userName }) => userName)).toEqual([device]);
    expect((await client.user.update({ id: device, enabled: false })).data.enabled).toBe(false);
    expect((await client.user.detail(device)).data).toMatchObject({ userName: device, enabled: false });
    expect((await client.user.update({ id: device, enabled: true })).data.enabled).toBe(true);
    await expect(client.user.detail('device_none')).rejects.toMatchObject({ res: { status: 404 } });
  });

  test('creates a device, gives it an external id, and finds it by that', async () => {
    const { data: created } = await client.inventory.create({ name: 'Pump 7', type: 'pump', c8y_IsDevice: {} });
    const identity = { type: 'c8y_Serial', externalId: 'pump-7', managedObject: { id: created.id } };
    expect((await client.identity.create(identity)).res.status).toBe(201);
    const { data: found } = await client.identity.detail({ type: 'c8y_Serial', externalId: 'pump-7' });
    expect(found.managedObject).toMatchObject({ id: created.id });
    expect((await client.identity.list(created.id)).data).toMatchObject([{ externalId: 'pump-7' }]);
    expect((await client.inventory.detail(created.id)).data).toMatchObject({ name: 'Pump 7', c8y_IsDevice: {} });
    const { data, paging } = await client.inventory.list({ pageSize: 1, withTotalPages: true });
    expect(data).toMatchObject([{ id: created.id }]);
    expect(paging).toMatchObject({ currentPage: 1, pageSize: 1, totalPages: 1 });
    expect((await client.inventory.count({ type: 'pump' })).data).toBe(1);
    expect((await client.inventory.count({ type: 'valve' })).data).toBe(0);
    await expect(client.inventory.count({ fragmentType: 'c8y_IsDevice' })).rejects.toMatchObject({
      res: { status: 422 },
    });
    const missing = { type: 'c8y_Serial', externalId: 'pump-8' };
    await expect(client.identity.detail(missing)).rejects.toMatchObject({ res: { status: 404 } });
  });

  test('reads who changed what', async () => {
    await client.options.tenant.update({ category: 'audited', key: 'key', value: '1' });
    const { data } = await client.audit.list({ type: 'Option', source: 'audited/key' });
    expect(data).toMatchObject([{ user: 'admin', changes: [{ previousValue: null, newValue: '1' }] }]);
    expect((await client.audit.detail(data[0]?.id ?? '')).data).toEqual(data[0]);
    await client.options.tenant.delete({ category: 'audited', key: 'key' });
  });

  test('keeps trusted certificates', async () => {
    const service = new TrustedCertificateService(client.core);
    const { data: created } = await service.create({
      name: 'Acme',
      status: 'ENABLED',
      certInPemFormat: createRoot().pem,
      autoRegistrationEnabled: true,
    });
    const { data: listed, paging } = await service.list({ pageSize: 1000, withTotalPages: true });
    expect(listed).toMatchObject([{ fingerprint: created.fingerprint, name: 'Acme', status: 'ENABLED' }]);
    expect(paging?.totalPages).toBe(1);
    const disabled = { fingerprint: created.fingerprint, status: 'DISABLED' as const };
    expect((await service.update(disabled)).data).toMatchObject({ status: 'DISABLED', name: 'Acme' });
    expect((await service.detail(created.fingerprint)).data).toMatchObject(disabled);
    expect((await service.delete(created.fingerprint)).res.status).toBe(204);
    await expect(service.detail(created.fingerprint)).rejects.toMatchObject({ res: { status: 404 } });
  });

  test('keeps tenant options', async () => {
    const { options } = client;
    const lifespan = { category: 'oauth.internal', key: 'device-token.lifespan.seconds' };
    expect((await options.tenant.update({ ...lifespan, value: '600' })).data).toMatchObject({ value: '600' });
    expect((await options.tenant.detail(lifespan)).data).toMatchObject({ value: '600' });
    expect((await options.tenant.list()).data).toMatchObject([lifespan]);
    expect((await options.tenant.create({ ...lifespan, value: '900' })).data).toMatchObject({ value: '900' });
    await expect(options.tenant.update({ ...lifespan, value: '299' })).rejects.toMatchObject({ res: { status: 422 } });
    expect((await options.tenant.delete(lifespan)).res.status).toBe(204);
  });
});
