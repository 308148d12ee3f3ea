import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tenantsPath } from '#contract/tenants.ts';
import { tokenAttemptDetail, tokenAttemptList, tokenAttemptsPath } from '#contract/token-attempts.ts';
import { callDevice, keptConnection, trust } from '#testing/call-device.ts';
import { createDevice, createRoot } from '#testing/certificate-factory.ts';
import { openSession } from '#testing/browser-session.ts';
import { basic, startTestGatehouse, testPassword, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
let manager: string;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
  await gatehouse.addTenant('management');
  manager = await gatehouse.addUser({ tenantId: 'management', userName: 'chief', groups: ['admins'] });
});
afterAll(() => gatehouse.stop());

const root = createRoot({ subject: 'Fleet CA' });
const device = createDevice(root, { subject: 'returning' });
/** Each test has a tenant of its own. */
let id = '';
let boss = '';
let count = 0;
beforeEach(async () => {
  count += 1;
  id = `again${count}`;
  boss = basic(`${id}/boss`);
  await make();
});

// A certificate is one tenant's alone.
afterEach(() => gatehouse.storage.deleteFrom('trusted_certificates').execute());

async function make(adminPass = testPassword): Promise<void> {
  const json = { id, domain: `${id}.example.com`, adminName: 'boss', adminPass };
  const { status } = await gatehouse.call('POST', tenantsPath, { authorization: manager, json });
  expect(status).toBe(201);
}
/** Deletes the tenant and makes another one of the same id, a second later. */
async function makeAgain(adminPass?: string): Promise<void> {
  const { status } = await gatehouse.call('DELETE', `${tenantsPath}/${id}`, { authorization: manager });
  expect(status).toBe(204);
  gatehouse.clock.advance(1);
  await make(adminPass);
}
const trustRoot = (): Promise<string> => trust(gatehouse, root, { tenantId: id, authorization: boss });
const asBoss = (method: string, path: string, json?: unknown) =>
  gatehouse.call(method, path, { authorization: boss, ...(json === undefined ? {} : { json }) });
const statusOf = async (authorization: string): Promise<number> =>
  (await gatehouse.call('GET', '/user/currentUser', { authorization })).status;
const attempts = async () => tokenAttemptList.parse((await asBoss('GET', tokenAttemptsPath)).json).attempts;

describe('a tenant that is made again under the id of one that was deleted', () => {
  test('hears of its own attempts alone, each with the chain that was presented, also where it is an old one', async () => {
    await trustRoot();
    expect((await callDevice(gatehouse, { device })).status).toBe(200);
    await expect.poll(attempts).toHaveLength(1);
    // This one still waits to be written when the tenant goes.
    expect((await callDevice(gatehouse, { device })).status).toBe(200);
    await makeAgain();
    expect(await attempts()).toEqual([]);
    await trustRoot();
    expect((await callDevice(gatehouse, { device })).status).toBe(200);
    await expect.poll(attempts).toHaveLength(1);
    const [attempt] = await attempts();
    const one = await asBoss('GET', `${tokenAttemptsPath}/${attempt?.id}`);
    expect(tokenAttemptDetail.parse(one.json).chainPem.trim()).toBe(device.pem.trim());
  });

  test('trusts nobody on a connection that is still open, and gives its own lifespan there', async () => {
    await trustRoot();
    await asBoss('PUT', '/tenant/options/oauth.internal/device-token.lifespan.seconds', { value: '600' });
    const agent = keptConnection();
    const call = () => callDevice(gatehouse, { device, agent });
    const { claims: before } = await call();
    expect(Number(before['exp']) - Number(before['iat'])).toBe(600);
    await makeAgain();
    expect((await call()).status).toBe(401);
    await trustRoot();
    const { claims } = await call();
    expect(claims).toMatchObject({ ten: id });
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(3600);
    agent.destroy();
  });

  test('takes no session, no token of a device and no password of before', async () => {
    await trustRoot();
    const token = `Bearer ${String((await callDevice(gatehouse, { device })).body['accessToken'])}`;
    // Written before the stream begins, which tells what is written afterwards.
    await expect.poll(attempts).toHaveLength(1);
    const session = await openSession(gatehouse, { userName: 'boss', tenantId: id });
    const stream = await fetch(`${gatehouse.restUrl}${tokenAttemptsPath}/stream`, {
      headers: { authorization: `Bearer ${session.token()}` },
    });
    const told = stream.text();
    expect(await Promise.all([boss, token, `Bearer ${session.token()}`].map(statusOf))).toEqual([200, 200, 200]);
    await makeAgain('another correct horse');
    expect(await Promise.all([boss, token, `Bearer ${session.token()}`].map(statusOf))).toEqual([401, 401, 401]);
    boss = basic(`${id}/boss`, 'another correct horse');
    await trustRoot();
    expect((await callDevice(gatehouse, { device })).status).toBe(200);
    expect(await statusOf(token)).toBe(401);
    expect(await told).toMatch(/event: end\ndata: credentials-invalid\n\n$/);
    expect(await told).not.toContain('event: attempt');
  });

  test('lets its people in at once, whoever guessed at the passwords of before', async () => {
    const guess = () => statusOf(basic(`${id}/boss`, 'guessed'));
    for (const _ of [1, 2, 3, 4, 5]) await guess();
    // After one more, the wait is longer than it takes to make the tenant again.
    gatehouse.clock.advance(1);
    expect(await guess()).toBe(401);
    expect(await guess()).toBe(429);
    await makeAgain();
    expect(await statusOf(boss)).toBe(200);
  });

  test('has revoked nothing', async () => {
    const settings = '/tenant/trusted-certificates/settings/crl';
    const revoke = async () => {
      await trustRoot();
      await asBoss('PUT', '/tenant/options/configuration/crl.offline.check.enabled', { value: true });
    };
    await revoke();
    await asBoss('PUT', settings, { crls: [{ serialNumberInHex: device.serial.toString(16) }] });
    expect((await callDevice(gatehouse, { device })).status).toBe(401);
    await makeAgain();
    await revoke();
    expect((await callDevice(gatehouse, { device })).status).toBe(200);
  });
});
