import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tokenAttemptList, tokenAttemptsPath, type TokenAttempt } from '#contract/token-attempts.ts';
import { verifyCertChainPath } from '#contract/verify-cert-chain.ts';
import { writeHeaderForm } from '#pki/input/pem-writer.ts';
import { callDevice, keptConnection, trust, type DeviceReply } from '#testing/call-device.ts';
import {
  createChain,
  createDevice,
  createIntermediate,
  createRoot,
  daysFromTestInstant,
  testInstant,
  type TestCertificate,
} from '#testing/certificate-factory.ts';
import { createCrl, type CrlPlan } from '#testing/crl-factory.ts';
import { startListServer, type ListServer } from '#testing/list-server.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
let server: ListServer;
beforeAll(async () => {
  server = await startListServer();
  gatehouse = await startTestGatehouse({ GATEHOUSE_CRL_ALLOWED_HOSTS: server.host });
});
afterAll(async () => {
  await gatehouse.stop();
  await server.stop();
});
beforeEach(() => {
  server.asked.length = 0;
  gatehouse.clock.set(testInstant);
});
afterEach(async () => {
  for (const table of ['revoked_certificates', 'trusted_certificates', 'tenant_options', 'token_attempts'] as const) {
    await gatehouse.storage.deleteFrom(table).execute();
  }
});

const root = createRoot({ subject: 'Acme Root' });
/** Each case has an address of its own, since lists are kept. */
let cases = 0;
const publish = (issuer: TestCertificate, plan: CrlPlan = {}): string => {
  cases += 1;
  server.answers.set(`/${cases}.crl`, createCrl(issuer, plan));
  return server.url(`/${cases}.crl`);
};
const switchOnline = (value: boolean) =>
  gatehouse.call('PUT', '/tenant/options/configuration/crl.online.check.enabled', { json: { value } });
const callOf = (device: TestCertificate, header?: TestCertificate[]) =>
  callDevice(gatehouse, { device, ...(header === undefined ? {} : { header }) });
const verify = (...chain: TestCertificate[]) => {
  const header = writeHeaderForm(chain.map(({ der }) => der));
  return gatehouse.call('POST', verifyCertChainPath, { headers: { 'X-Cumulocity-Client-Cert-Chain': header } });
};
/** The record of a call, once it is written. */
const attemptOf = async ({ headers }: DeviceReply): Promise<TokenAttempt | undefined> => {
  const find = async () => {
    const { attempts } = tokenAttemptList.parse((await gatehouse.call('GET', tokenAttemptsPath)).json);
    return attempts.find(({ requestId }) => requestId === headers['x-request-id']);
  };
  await expect.poll(find).toBeDefined();
  return find();
};

describe('with the online check on, a device', () => {
  beforeEach(async () => {
    await trust(gatehouse, root);
    await switchOnline(true);
  });

  test('that no list names is accepted, and the list is fetched once', async () => {
    const device = createDevice(root, { crlDistributionPoints: [publish(root)] });
    expect((await callOf(device)).status).toBe(200);
    expect((await callOf(device)).status).toBe(200);
    expect(server.asked).toHaveLength(1);
  });

  test('that its CA’s list names is refused, and both answers say why', async () => {
    const serial = 0x77777n;
    const device = createDevice(root, {
      serial,
      crlDistributionPoints: [publish(root, { revoked: [{ serial, reason: 1 }] })],
    });
    const refused = await callOf(device);
    expect(refused).toMatchObject({ status: 401, body: { message: 'Invalid certificate chain!' } });
    expect(await attemptOf(refused)).toMatchObject({ errorCode: 'chain-refused', findings: ['revoked'] });
    expect(await verify(device)).toMatchObject({
      status: 401,
      json: {
        error: 'security/Unauthorized',
        gatehouse: {
          findings: [{ code: 'revoked', certificate: { index: 0 }, evidence: { reason: 'keyCompromise' } }],
        },
      },
    });
  });

  test('whose intermediate is revoked is refused', async () => {
    const address = publish(root, { revoked: [{ serial: 0x4242 }] });
    const intermediate = createIntermediate(root, { serial: 0x4242, crlDistributionPoints: [address] });
    expect((await callOf(createDevice(intermediate), [intermediate])).status).toBe(401);
  });

  test('whose certificates name no list is accepted', async () => {
    const { intermediate, device } = createChain({ root: { subject: 'Acme Root' } });
    await gatehouse.storage.deleteFrom('trusted_certificates').execute();
    await trust(gatehouse, intermediate);
    expect((await callOf(device)).status).toBe(200);
    expect(server.asked).toEqual([]);
  });

  test('that is a trust anchor itself needs no list', async () => {
    const self = createRoot({
      subject: 'device-9',
      keyUsage: ['keyCertSign', 'digitalSignature'],
      crlDistributionPoints: [server.url('/never')],
    });
    await trust(gatehouse, self);
    expect((await callOf(self)).status).toBe(200);
    expect(server.asked).toEqual([]);
  });

  test.each([
    ['is not there', () => [server.url('/missing.crl')], 'status'],
    ['is at a private address', () => ['http://127.0.0.2/a.crl'], 'address-not-public'],
    ['is on another port than the operator named', () => ['http://127.0.0.1:1/a.crl'], 'port-refused'],
    ['is in a directory', () => ['ldap://127.0.0.1/cn=CA'], 'scheme-refused'],
  ])('whose list %s is refused, since nothing vouches for it', async (_, points, actual) => {
    const device = createDevice(root, { crlDistributionPoints: points() });
    const refused = await callOf(device);
    expect(refused.status).toBe(401);
    expect(await attemptOf(refused)).toMatchObject({ findings: ['crl-unavailable'] });
    const { json } = await verify(device);
    expect(json).toMatchObject({ gatehouse: { findings: [{ code: 'crl-unavailable', evidence: { actual } }] } });
    expect(gatehouse.logged()).toContain(`"reason":"${actual}"`);
  });

  test.each<[string, TestCertificate, CrlPlan]>([
    ['another key signed', root, { signWith: createRoot({ subject: 'Impostor' }).key }],
    ['another CA issued', createRoot({ subject: 'Other CA' }), {}],
    ['is over', root, { nextUpdate: daysFromTestInstant(-0.5) }],
    ['says of no next update', root, { nextUpdate: null }],
    ['is yet to come', root, { thisUpdate: daysFromTestInstant(1) }],
  ])('attack 18: whose list %s is refused', async (_, issuer, plan) => {
    const named = createDevice(root, { crlDistributionPoints: [publish(issuer, plan)] });
    const refused = await callOf(named);
    expect(refused.status).toBe(401);
    expect(await attemptOf(refused)).toMatchObject({ findings: ['revocation-unknown'] });
  });

  test('attack 18: with the serial number of a device of another CA is not taken for it', async () => {
    const other = createRoot({ subject: 'Other CA' });
    const serial = 0x515151;
    const [theirs, ours] = [publish(other, { revoked: [{ serial }] }), publish(root)];
    const device = createDevice(root, { serial, crlDistributionPoints: [theirs, ours] });
    expect((await callOf(device)).status).toBe(200);
  });

  test('with several points is refused by the one that names it, and accepted when one of them is out of reach', async () => {
    const serial = 0x616161;
    const [good, bad] = [publish(root), publish(root, { revoked: [{ serial }] })];
    const missing = server.url('/missing.crl');
    expect((await callOf(createDevice(root, { crlDistributionPoints: [missing, good] }))).status).toBe(200);
    expect((await callOf(createDevice(root, { serial, crlDistributionPoints: [missing, bad] }))).status).toBe(401);
  });

  test('may name 8 points; what stands behind them is not asked for', async () => {
    const missing = Array.from({ length: 8 }, (_, index) => server.url(`/missing-${index}`));
    const last = publish(root);
    expect((await callOf(createDevice(root, { crlDistributionPoints: [...missing, last] }))).status).toBe(401);
    expect(server.asked.toSorted()).toEqual(Array.from({ length: 8 }, (_, index) => `/missing-${index}`));
    expect((await callOf(createDevice(root, { crlDistributionPoints: [...missing.slice(1), last] }))).status).toBe(200);
  });

  test('attack 15: is refused on its open connection once a newer list names it', async () => {
    const serial = 0x717171;
    const address = publish(root);
    const device = createDevice(root, { serial, crlDistributionPoints: [address] });
    const agent = keptConnection();
    const call = () => callDevice(gatehouse, { device, agent });
    expect((await call()).status).toBe(200);
    server.answers.set(new URL(address).pathname, createCrl(root, { number: 2, revoked: [{ serial }] }));
    gatehouse.clock.advance(3599);
    expect((await call()).status).toBe(200);
    gatehouse.clock.advance(1);
    expect((await call()).status).toBe(401);
    expect(server.asked).toHaveLength(2);
    agent.destroy();
  });

  test('is accepted again within a minute of a forged list’s end', async () => {
    const address = publish(root, { signWith: createRoot({ subject: 'Impostor' }).key });
    const device = createDevice(root, { crlDistributionPoints: [address] });
    expect((await callOf(device)).status).toBe(401);
    server.answers.set(new URL(address).pathname, createCrl(root));
    gatehouse.clock.advance(30);
    expect((await callOf(device)).status).toBe(200);
  });
});

describe('nothing is fetched', () => {
  test('attack 19: before a chain is trusted', async () => {
    await trust(gatehouse, root);
    await switchOnline(true);
    const stranger = createRoot({ subject: 'Stranger' });
    const address = publish(stranger);
    const device = createDevice(stranger, { crlDistributionPoints: [address] });
    expect((await callOf(device, [stranger])).status).toBe(401);
    expect((await verify(device, stranger)).status).toBe(401);
    const forged = createDevice(root, { signWith: stranger.key, crlDistributionPoints: [address] });
    expect((await callOf(forged)).status).toBe(401);
    const expired = createDevice(root, { notAfter: daysFromTestInstant(-1), crlDistributionPoints: [address] });
    expect((await callOf(expired)).status).toBe(401);
    expect(server.asked).toEqual([]);
  });

  test('while the check is off, and each switch is written down', async () => {
    await trust(gatehouse, root);
    const device = createDevice(root, { crlDistributionPoints: [publish(root, { revoked: [{ serial: 1 }] })] });
    expect((await callOf(device)).status).toBe(200);
    expect(server.asked).toEqual([]);
    await switchOnline(true);
    await switchOnline(false);
    expect((await callOf(device)).status).toBe(200);
    expect(server.asked).toEqual([]);
    const source = 'configuration/crl.online.check.enabled';
    const { json } = await gatehouse.call('GET', `/audit/auditRecords?source=${source}&type=Option&pageSize=2`);
    expect(json).toMatchObject({
      auditRecords: [
        { user: 'admin', changes: [{ previousValue: 'true', newValue: 'false' }] },
        { user: 'admin', changes: [{ previousValue: null, newValue: 'true' }] },
      ],
    });
  });

  test('for a device on the tenant’s own list', async () => {
    await trust(gatehouse, root);
    const device = createDevice(root, { crlDistributionPoints: [publish(root)] });
    await switchOnline(true);
    await gatehouse.call('PUT', '/tenant/options/configuration/crl.offline.check.enabled', { json: { value: true } });
    await gatehouse.call('PUT', '/tenant/trusted-certificates/settings/crl', {
      json: { crls: [{ serialNumberInHex: device.serial.toString(16) }] },
    });
    expect((await callOf(device)).status).toBe(401);
    expect(server.asked).toEqual([]);
  });
});

test('one tenant’s switch leaves another tenant’s devices alone', async () => {
  await gatehouse.addTenant('t2');
  const roles = ['ROLE_TENANT_MANAGEMENT_ADMIN', 'ROLE_OPTION_MANAGEMENT_ADMIN'];
  const admin = await gatehouse.addUser({ userName: 'other', tenantId: 't2', roles });
  await trust(gatehouse, root);
  const option = '/tenant/options/configuration/crl.online.check.enabled';
  expect((await gatehouse.call('PUT', option, { authorization: admin, json: { value: true } })).status).toBe(200);
  const device = createDevice(root, { crlDistributionPoints: [server.url('/missing.crl')] });
  expect((await callOf(device)).status).toBe(200);
  expect(server.asked).toEqual([]);
});
