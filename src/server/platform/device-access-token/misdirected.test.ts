import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callDevice, keptConnection, trust } from '#testing/call-device.ts';
import { createDevice, createRoot } from '#testing/certificate-factory.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';

const [ownCa, theirCa] = [createRoot({ subject: 'Own CA' }), createRoot({ subject: 'Their CA' })];
const [own, theirs] = [createDevice(ownCa, { subject: 'own-1' }), createDevice(theirCa, { subject: 'theirs-1' })];
const misdirected = { status: 421, body: { details: { code: 'misdirected' } } };
let gatehouse: TestGatehouse;
let theirAdmin: string;

beforeAll(async () => {
  gatehouse = await startTestGatehouse({
    GATEHOUSE_TENANT_DOMAIN: 'platform.example.com',
    GATEHOUSE_HOST: '127.0.0.1',
  });
  for (const id of ['t2', 't3']) await gatehouse.addTenant(id);
  const roles = ['ROLE_TENANT_MANAGEMENT_ADMIN'];
  theirAdmin = await gatehouse.addUser({ tenantId: 't2', userName: 'chief', roles });
  await trust(gatehouse, ownCa);
  await trust(gatehouse, theirCa, { tenantId: 't2', authorization: theirAdmin });
});
afterAll(() => gatehouse.stop());

/** The listener by its address: the names are what these tests are about. */
const call = (serverName: string, host: string, device = own) =>
  callDevice(
    { deviceUrl: gatehouse.deviceUrl.replace('platform.example.com', '127.0.0.1') },
    { device, serverName, headers: { host } },
  );

describe('attack 16: the name of the TLS handshake and the Host header', () => {
  test('that name two tenants are refused', async () => {
    expect(await call('platform.example.com', 't2.example.com')).toMatchObject(misdirected);
    expect(await call('t2.example.com', 'platform.example.com', theirs)).toMatchObject(misdirected);
  });

  test('that differ in any way are refused, tenants or not', async () => {
    expect(await call('platform.example.com', 'elsewhere.example.com')).toMatchObject(misdirected);
    expect(await call('platform.example.com', 'platform.example.com.evil')).toMatchObject(misdirected);
  });

  test('may differ in case, a dot at the end and the port', async () => {
    expect((await call('Platform.Example.com', 'pLATFORM.example.COM.:8443')).status).toBe(200);
  });

  test('may be an address, which names no tenant', async () => {
    expect((await call('platform.example.com', '127.0.0.1:8443')).status).toBe(200);
    expect((await call('platform.example.com', '[::1]:8443')).status).toBe(200);
    expect((await call('', 'platform.example.com')).status).toBe(200);
  });

  test('are held together for each request of a connection', async () => {
    const agent = keptConnection();
    const deviceUrl = gatehouse.deviceUrl.replace('platform.example.com', '127.0.0.1');
    const again = (host: string) =>
      callDevice({ deviceUrl }, { device: own, serverName: 'platform.example.com', headers: { host }, agent });
    expect((await again('platform.example.com')).status).toBe(200);
    expect(await again('t2.example.com')).toMatchObject(misdirected);
    expect((await again('platform.example.com')).status).toBe(200);
    agent.destroy();
  });
});

describe('a device that comes by the domain', () => {
  test('of its own tenant gets its token there', async () => {
    const { claims } = await call('t2.example.com', 't2.example.com', theirs);
    expect(claims).toMatchObject({ ten: 't2', iss: 't2.example.com' });
  });

  test('of the platform gets the token of its own tenant', async () => {
    const { claims } = await call('platform.example.com', 'platform.example.com', theirs);
    expect(claims).toMatchObject({ ten: 't2', iss: 't2.example.com' });
  });

  test('of another tenant is refused, and its own tenant learns of it', async () => {
    expect(await call('t3.example.com', 't3.example.com', theirs)).toMatchObject(misdirected);
    expect(await call('t2.example.com', 't2.example.com')).toMatchObject(misdirected);
    const seenBy = async (authorization?: string) => {
      const reply = await gatehouse.call(
        'GET',
        '/service/gatehouse/token-attempts?finding=misdirected',
        authorization === undefined ? {} : { authorization },
      );
      return (reply.json as { attempts: { device: string }[] }).attempts.map(({ device }) => device);
    };
    await expect.poll(() => seenBy(theirAdmin)).toEqual(['theirs-1']);
    await expect.poll(() => seenBy()).toContain('own-1');
  });

  test('that nobody has is judged by its chain alone', async () => {
    expect((await call('unknown.example.com', 'unknown.example.com')).status).toBe(200);
  });
});
