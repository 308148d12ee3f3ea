import { once } from 'node:events';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callDevice, trust } from '#testing/call-device.ts';
import { createChain, createDevice, createIntermediate, createRoot } from '#testing/certificate-factory.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
const { root, intermediate, device } = createChain();
const at = Date.parse('2026-06-01T00:00:00Z') / 1000;
const invalidChain = { error: 'security/Unauthorized', message: 'Invalid certificate chain!' };

beforeAll(async () => {
  gatehouse = await startTestGatehouse();
  await trust(gatehouse, root);
});
afterAll(() => gatehouse.stop());

describe('a device whose root is trusted', () => {
  test('with its intermediate in the header gets a token (contract 1.6, 1.7)', async () => {
    const { status, headers, body, claims } = await callDevice(gatehouse, { device, header: [intermediate] });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-request-id']).toMatch(/^[\w-]{16}$/);
    expect(body).toEqual({
      accessToken: expect.any(String),
      idToken: null,
      expiresIn: null,
      refreshToken: null,
      info: null,
    });
    expect(claims).toMatchObject({
      sub: 'device_device-1',
      ten: 't1001',
      iss: 'localhost',
      aud: 'localhost',
      iat: at,
      nbf: at,
      exp: at + 3600,
      tci: 'device_token_config',
      tfa: false,
    });
  });

  test('the token works on the REST interface, with device rights only', async () => {
    const { body } = await callDevice(gatehouse, { device, header: [intermediate] });
    const authorization = `Bearer ${String(body['accessToken'])}`;
    const { status, json } = await gatehouse.call('GET', '/user/currentUser', { authorization });
    expect([status, json]).toMatchObject([200, { userName: 'device_device-1' }]);
    expect((await gatehouse.call('GET', '/tenant/options', { authorization })).status).toBe(403);
    expect((await gatehouse.call('POST', '/user/logout', { authorization })).status).toBe(200);
    expect((await gatehouse.call('GET', '/user/currentUser', { authorization })).status).toBe(401);
  });

  test('every request gets a token of its own', async () => {
    const call = { device, header: [intermediate] };
    const [one, other] = [await callDevice(gatehouse, call), await callDevice(gatehouse, call)];
    expect(one.claims['jti']).not.toBe(other.claims['jti']);
  });

  test.each([
    ['its intermediate in the TLS message', { along: [intermediate] }],
    ['its intermediate in both places', { along: [intermediate], header: [intermediate] }],
    ['the whole chain in the header', { header: [device, intermediate, root] }],
    ['the chain in the wrong order, and twice', { header: [root, intermediate, device, intermediate] }],
    ['strangers beside its own', { header: [createRoot({ subject: 'Stranger' }), intermediate] }],
  ])('may send %s', async (_name, call) => {
    expect(await callDevice(gatehouse, { device, ...call })).toMatchObject({ status: 200 });
  });

  test('without its intermediate it is refused', async () => {
    expect(await callDevice(gatehouse, { device })).toMatchObject({ status: 401, body: invalidChain });
  });
});

describe('which certificate may be trusted', () => {
  test('an intermediate alone: no header is needed (contract 1.3, 3 and 5)', async () => {
    const chain = createChain({ root: { subject: 'Unknown Root' }, intermediate: { subject: 'Trusted Intermediate' } });
    await trust(gatehouse, chain.intermediate);
    expect(await callDevice(gatehouse, { device: chain.device })).toMatchObject({ status: 200 });
  });

  test('a self-signed device certificate as its own anchor (contract 1.3, 4)', async () => {
    const own = createRoot({ subject: 'thin-edge-1', keyUsage: ['digitalSignature', 'keyCertSign'] });
    expect(await callDevice(gatehouse, { device: own })).toMatchObject({ status: 401 });
    await trust(gatehouse, own);
    const { status, claims } = await callDevice(gatehouse, { device: own });
    expect([status, claims['sub']]).toEqual([200, 'device_thin-edge-1']);
  });

  test('a disabled one does not count, from the next request on', async () => {
    const ca = createRoot({ subject: 'Switched CA' });
    const call = { device: createDevice(ca, { subject: 'switched' }) };
    const fingerprint = await trust(gatehouse, ca, { status: 'DISABLED' });
    const path = `/tenant/tenants/t1001/trusted-certificates/${fingerprint}`;
    expect(await callDevice(gatehouse, call)).toMatchObject({ status: 401, body: invalidChain });
    await gatehouse.call('PUT', path, { json: { status: 'ENABLED' } });
    expect(await callDevice(gatehouse, call)).toMatchObject({ status: 200 });
    await gatehouse.call('PUT', path, { json: { status: 'DISABLED' } });
    expect(await callDevice(gatehouse, call)).toMatchObject({ status: 401, body: invalidChain });
  });
});

describe('registration (contract 1.5)', () => {
  const ca = createRoot({ subject: 'Manual CA' });
  const nearer = createIntermediate(ca, { subject: 'Automatic Intermediate' });

  test('where it is not automatic, an unknown device is forbidden and a known one is not', async () => {
    await trust(gatehouse, ca, { autoRegistrationEnabled: false });
    const call = { device: createDevice(ca, { subject: 'bulk-1' }) };
    const { status, body } = await callDevice(gatehouse, call);
    expect([status, body['error'], body['message']]).toEqual([403, 'security/Forbidden', 'Access is denied.']);
    await gatehouse.addUser({ userName: 'device_bulk-1', kind: 'device' });
    expect(await callDevice(gatehouse, call)).toMatchObject({ status: 200 });
  });

  test('the trusted certificate nearest to the device decides', async () => {
    const call = { device: createDevice(nearer, { subject: 'near-1' }), header: [nearer] };
    expect(await callDevice(gatehouse, call)).toMatchObject({ status: 403 });
    await trust(gatehouse, nearer);
    expect(await callDevice(gatehouse, call)).toMatchObject({ status: 200 });
  });

  test('a disabled device user is forbidden at its next request', async () => {
    const call = { device: createDevice(nearer, { subject: 'disabled-1' }), header: [nearer] };
    expect(await callDevice(gatehouse, call)).toMatchObject({ status: 200 });
    const users = gatehouse.storage.updateTable('users').where('user_name', '=', 'device_disabled-1');
    await users.set({ enabled: 0 }).execute();
    expect(await callDevice(gatehouse, call)).toMatchObject({ status: 403 });
  });

  test('a name that belongs to a person is forbidden', async () => {
    await gatehouse.addUser({ userName: 'device_clerk', kind: 'person' });
    const call = { device: createDevice(nearer, { subject: 'clerk' }), header: [nearer] };
    expect(await callDevice(gatehouse, call)).toMatchObject({ status: 403 });
  });

  test('the user is on disk before the reply, with the certificate that vouched for it', async () => {
    const call = { device: createDevice(nearer, { subject: 'durable-1' }), header: [nearer] };
    const replies = await Promise.all(Array.from({ length: 8 }, () => callDevice(gatehouse, call)));
    expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const users = gatehouse.storage.selectFrom('users').selectAll().where('user_name', '=', 'device_durable-1');
    const rows = await users.execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      kind: 'device',
      enabled: 1,
      anchor_fingerprint: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
  });
});

describe('attack 13: several tenants that trust one chain', () => {
  const top = createRoot({ subject: 'Shared Root' });
  const below = createIntermediate(top, { subject: 'Shared Intermediate' });
  const call = { device: createDevice(below, { subject: 'shared-1' }), header: [below] };

  test('are ambiguous until exactly one has proved possession of its key', async () => {
    await gatehouse.addTenant('t2002');
    const authorization = await gatehouse.addUser({
      userName: 'admin2',
      tenantId: 't2002',
      roles: ['ROLE_TENANT_MANAGEMENT_ADMIN'],
    });
    await trust(gatehouse, top);
    const theirs = await trust(gatehouse, below, { tenantId: 't2002', authorization });
    const { status, body } = await callDevice(gatehouse, call);
    expect([status, body]).toMatchObject([401, { ...invalidChain, details: { code: 'tenant-ambiguous' } }]);
    const proven = gatehouse.storage.updateTable('trusted_certificates').set({ proof_of_possession_valid: 1 });
    await proven.where('fingerprint', '=', theirs).execute();
    await gatehouse.storage
      .updateTable('trust_version')
      .set({ version: 99 })
      .where('tenant_id', '=', 't2002')
      .execute();
    const { claims } = await callDevice(gatehouse, call);
    expect(claims).toMatchObject({ ten: 't2002', iss: 't2002.example.com', sub: 'device_shared-1' });
  });

  test('a device of the same name is another user in each tenant', async () => {
    const ca = createRoot({ subject: 'First Tenant CA' });
    await trust(gatehouse, ca);
    const { claims } = await callDevice(gatehouse, { device: createDevice(ca, { subject: 'shared-1' }) });
    expect(claims).toMatchObject({ ten: 't1001', sub: 'device_shared-1' });
  });
});

describe('everything else on this port', () => {
  test.each([
    ['GET', '/devicecontrol/deviceAccessToken', 405],
    ['DELETE', '/devicecontrol/deviceAccessToken', 405],
    ['POST', '/devicecontrol/deviceAccessToken/', 404],
    ['POST', '/devicecontrol/deviceaccesstoken', 404],
    ['POST', '/', 404],
    ['GET', '/tenant/options', 404],
    ['GET', '/user/currentUser', 404],
    ['GET', '/service/gatehouse/connection', 404],
    ['POST', '/devicecontrol//deviceAccessToken', 404],
  ])('%s %s: %i', async (method, path, expected) => {
    const { status, headers, body } = await callDevice(gatehouse, { device, header: [intermediate], method, path });
    expect(status).toBe(expected);
    expect(body).toMatchObject({ error: expect.any(String), message: expect.any(String) });
    expect(headers['allow']).toBe(expected === 405 ? 'POST' : undefined);
  });
});

test('a refusal is generic to the device and exact in the log, by request id, without secrets', async () => {
  const { headers, body } = await callDevice(gatehouse, { device });
  expect(JSON.stringify(body)).not.toMatch(/no-issuer|intermediate/i);
  const line = gatehouse
    .logged()
    .split('\n')
    .find((text) => text.includes(String(headers['x-request-id'])));
  expect(JSON.parse(line ?? '{}')).toMatchObject({
    code: 'chain-refused',
    findings: [expect.any(String)],
    remoteAddress: expect.any(String),
    tls: 'TLSv1.3',
    subject: expect.stringContaining('device-1'),
  });
  expect(gatehouse.logged()).not.toMatch(/PRIVATE KEY|BEGIN CERT|eyJ[\w-]+\./);
});

describe('the record of attempts', () => {
  const attempts = async (query: string): Promise<Record<string, unknown>[]> => {
    const { json } = await gatehouse.call('GET', `/service/gatehouse/token-attempts?${query}`);
    return (json as { attempts: Record<string, unknown>[] }).attempts;
  };

  test('holds what was granted and what was refused, with the decisive finding', async () => {
    const ca = createRoot({ subject: 'Recorded CA' });
    const anchorFingerprint = await trust(gatehouse, ca);
    await callDevice(gatehouse, { device: createDevice(ca, { subject: 'recorded-good' }) });
    const bad = createDevice(ca, { subject: 'recorded-bad', extendedKeyUsage: ['serverAuth'] });
    const { headers } = await callDevice(gatehouse, { device: bad });
    await expect.poll(() => attempts('device=recorded')).toHaveLength(2);
    const common = { anchorFingerprint, tlsVersion: 'TLSv1.3', remoteAddress: expect.any(String) };
    expect(await attempts('device=recorded')).toMatchObject([
      {
        ...common,
        device: 'recorded-bad',
        status: 401,
        errorCode: 'chain-refused',
        findings: [expect.stringMatching(/purpose|usage/)],
        requestId: headers['x-request-id'],
      },
      { ...common, device: 'recorded-good', status: 200, errorCode: null, findings: [] },
    ]);
  });

  test('says of an unknown device that auto-registration kept it out', async () => {
    const ca = createRoot({ subject: 'Recorded Manual CA' });
    await trust(gatehouse, ca, { autoRegistrationEnabled: false });
    await callDevice(gatehouse, { device: createDevice(ca, { subject: 'recorded-unknown' }) });
    await expect
      .poll(() => attempts('device=recorded-unknown'))
      .toMatchObject([{ status: 403, errorCode: 'device-not-registered', findings: [] }]);
  });

  test('names handshakes that failed', async () => {
    const tooOld = connect({
      port: Number(new URL(gatehouse.deviceUrl).port),
      maxVersion: 'TLSv1.1',
      minVersion: 'TLSv1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    await once(tooOld, 'error').catch(() => undefined);
    await expect
      .poll(() => attempts('result=refused'))
      .toContainEqual(expect.objectContaining({ status: 0, errorCode: 'handshake-failed' }));
  });
});
