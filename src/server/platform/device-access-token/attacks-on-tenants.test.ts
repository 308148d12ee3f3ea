import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callDevice, trust, type DeviceCall } from '#testing/call-device.ts';
import { createDevice, createIntermediate, createRoot, type TestCertificate } from '#testing/certificate-factory.ts';
import { addSignedInUser } from '#testing/issue-test-token.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
let admin2: string;
let manager: string;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
  for (const id of ['t2', 'management']) await gatehouse.addTenant(id);
  admin2 = await addSignedInUser(gatehouse, { tenantId: 't2', userName: 'boss', groups: ['admins'] });
  manager = await addSignedInUser(gatehouse, { tenantId: 'management', userName: 'chief', groups: ['admins'] });
});
afterAll(() => gatehouse.stop());

const trustInSecond = (certificate: TestCertificate): Promise<string> =>
  trust(gatehouse, certificate, { tenantId: 't2', authorization: admin2 });

/** Its tenant and user where a device gets a token, else the status and why. */
async function outcomeOf(call: DeviceCall): Promise<unknown[]> {
  const { status, claims, body } = await callDevice(gatehouse, call);
  if (status === 200) return [claims['ten'], claims['sub']];
  return [status, (body['details'] as { code: string }).code];
}

describe('attack 13: a CA that the CAs of two tenants have signed', () => {
  const [first, second] = [createRoot({ subject: 'First Root' }), createRoot({ subject: 'Second Root' })];
  const byFirst = createIntermediate(first, { subject: 'Crossed CA' });
  const bySecond = createIntermediate(second, { subject: 'Crossed CA', key: byFirst.key });
  const device = createDevice(byFirst, { subject: 'crossed-1' });

  test('takes its devices to the tenants that the sent certificates lead to, and refuses where that is two', async () => {
    await trust(gatehouse, first);
    const fingerprint = await trustInSecond(second);
    expect(await outcomeOf({ device, header: [byFirst] })).toEqual(['t1001', 'device_crossed-1']);
    expect(await outcomeOf({ device, header: [bySecond] })).toEqual(['t2', 'device_crossed-1']);
    for (const header of [
      [byFirst, bySecond],
      [bySecond, byFirst],
    ]) {
      expect(await outcomeOf({ device, header })).toEqual([401, 'tenant-ambiguous']);
    }
    const path = `/tenant/tenants/t2/trusted-certificates-pop/${fingerprint}/confirmed`;
    expect((await gatehouse.call('POST', path, { authorization: manager })).status).toBe(200);
    for (const header of [
      [byFirst, bySecond],
      [bySecond, byFirst],
    ]) {
      expect(await outcomeOf({ device, header })).toEqual(['t2', 'device_crossed-1']);
    }
  });
});

describe("attack 13: a name of another tenant's device", () => {
  test('gives a user of the own tenant, who knows nothing of the other and cannot end it', async () => {
    const [ours, theirs] = [createRoot({ subject: 'Our Root' }), createRoot({ subject: 'Their Root' })];
    await trust(gatehouse, ours);
    await trustInSecond(theirs);
    const [honest, impostor] = [ours, theirs].map((root) => createDevice(root, { subject: 'twin' }));
    expect(await outcomeOf({ device: honest! })).toEqual(['t1001', 'device_twin']);
    expect(await outcomeOf({ device: impostor! })).toEqual(['t2', 'device_twin']);
    const authorization = admin2;
    const disabling = { authorization, json: { enabled: false } };
    expect((await gatehouse.call('PUT', '/user/t2/users/device_twin', disabling)).status).toBe(200);
    const revoking = { authorization, json: { scope: 'device', userName: 'device_twin' } };
    expect((await gatehouse.call('POST', '/service/gatehouse/token-revocations', revoking)).status).toBe(200);
    expect(await outcomeOf({ device: impostor! })).toEqual([403, expect.any(String)]);
    expect(await outcomeOf({ device: honest! })).toEqual(['t1001', 'device_twin']);
    expect((await gatehouse.call('GET', '/user/t1001/users/device_twin')).json).toMatchObject({ enabled: true });
  });

  test('gets nothing under a CA that has but the name of the one that is trusted', async () => {
    const named = createRoot({ subject: 'Named Root' });
    await trust(gatehouse, named);
    const impostor = createRoot({ subject: 'Named Root', key: createRoot({ subject: 'Another Root' }).key });
    for (const header of [[], [named], [impostor], [named, impostor]]) {
      const device = createDevice(impostor, { subject: 'twin' });
      expect(await outcomeOf({ device, header })).toEqual([401, 'chain-refused']);
    }
  });
});
