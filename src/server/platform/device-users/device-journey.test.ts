import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bulkRegistrationPath } from '#contract/device-registration.ts';
import { deviceUsersPath, tokenRevocationsPath } from '#contract/device-users.ts';
import { callDevice, trust } from '#testing/call-device.ts';
import { createChain, createRoot, createDevice } from '#testing/certificate-factory.ts';
import { testKey } from '#testing/test-keys.ts';
import { basic, startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
const { root, intermediate, device } = createChain();
const anchorFingerprint = new X509Certificate(root.der).fingerprint.replaceAll(':', '').toLowerCase();
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());

test('a device is registered in bulk, gets its token, and loses it with the revocation of its anchor', async () => {
  await trust(gatehouse, root, { autoRegistrationEnabled: false });
  const call = { device, header: [intermediate] };
  expect((await callDevice(gatehouse, call)).status).toBe(403);
  const form = new FormData();
  form.set('file', new Blob(['ID,AUTH_TYPE\ndevice-1,CERTIFICATES']), 'devices.csv');
  const headers = { authorization: basic('admin') };
  const url = gatehouse.restUrl + bulkRegistrationPath;
  expect((await fetch(url, { method: 'POST', headers, body: form })).status).toBe(201);
  const granted = await callDevice(gatehouse, call);
  expect(granted.claims).toMatchObject({ sub: 'device_device-1', anchor: anchorFingerprint });
  expect((await gatehouse.call('GET', deviceUsersPath)).json).toMatchObject({
    devices: [{ device: 'device-1', anchorFingerprint, live: true }],
  });
  const authorization = `Bearer ${String(granted.body['accessToken'])}`;
  const alive = async () => (await gatehouse.call('GET', '/user/currentUser', { authorization })).status;
  expect(await alive()).toBe(200);
  const { json } = await gatehouse.call('POST', tokenRevocationsPath, { json: { scope: 'anchor', anchorFingerprint } });
  expect(json).toEqual({ devices: 1, liveTokens: 1, revoked: true });
  expect(await alive()).toBe(401);
  expect((await gatehouse.call('GET', deviceUsersPath)).json).toMatchObject({ devices: [{ live: false }] });
});

test('an attempt that only claims a tenant’s CA as its issuer is not shown to that tenant', async () => {
  await gatehouse.addTenant('t2');
  const roles = ['ROLE_TENANT_ADMIN'];
  const authorization = await gatehouse.addUser({ tenantId: 't2', userName: 'chief', roles });
  const theirs = createRoot({ subject: 'Their Root' });
  await trust(gatehouse, theirs, { tenantId: 't2', authorization });
  const impostor = createDevice(createRoot({ subject: 'Their Root', key: testKey('P-256', 'impostor') }), {
    subject: 'impostor',
  });
  const expired = createDevice(theirs, { subject: 'expired', notAfter: new Date('2026-05-01T00:00:00Z') });
  expect((await callDevice(gatehouse, { device: impostor })).status).toBe(401);
  expect((await callDevice(gatehouse, { device: expired })).status).toBe(401);
  const seenBy = async (caller: string) => {
    await gatehouse.call('GET', deviceUsersPath, { authorization: caller });
    const { json: page } = await gatehouse.call('GET', '/service/gatehouse/token-attempts?result=refused', {
      authorization: caller,
    });
    return (page as { attempts: { device: string }[] }).attempts.map((attempt) => attempt.device);
  };
  expect(await seenBy(authorization)).toEqual(['expired']);
  expect(await seenBy(basic('admin'))).toEqual(['impostor', 'device-1']);
});
