import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BasicAuth, Client, TrustedCertificateService } from '@c8y/client';
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
    await expect(options.tenant.update({ ...lifespan, value: '299' })).rejects.toMatchObject({ res: { status: 422 } });
    expect((await options.tenant.delete(lifespan)).res.status).toBe(204);
  });
});
