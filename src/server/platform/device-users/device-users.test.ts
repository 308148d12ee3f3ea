import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { deviceUserList, deviceUsersPath, tokenRevocationsPath } from '#contract/device-users.ts';
import { giveToken } from '#testing/device-attempts.ts';
import { basic, startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());
afterEach(async () => {
  const { storage } = gatehouse;
  for (const table of ['device_tokens', 'token_cuts', 'revoked_tokens', 'audit_records'] as const) {
    await storage.deleteFrom(table).execute();
  }
  await storage.deleteFrom('users').where('kind', '=', 'device').execute();
});

const [first, second] = ['a'.repeat(40), 'b'.repeat(40)];
const list = async (query = '', authorization = basic('admin')) => {
  const { json } = await gatehouse.call('GET', deviceUsersPath + query, { authorization });
  return deviceUserList.parse(json);
};
const names = async (query: string) => (await list(query)).devices.map(({ device }) => device);
const alive = async (authorization: string): Promise<boolean> =>
  (await gatehouse.call('GET', '/user/currentUser', { authorization })).status === 200;
const revoke = async (json: object, authorization = basic('admin')) =>
  gatehouse.call('POST', tokenRevocationsPath, { json, authorization });
const byAnchor = async () => (await gatehouse.call('GET', `${deviceUsersPath}/by-anchor`)).json;
const switchDevice = (name: string, enabled: boolean) =>
  gatehouse.call('PUT', `/user/t1001/users/device_${name}`, { json: { enabled } });

describe('the list of devices', () => {
  test('tells anchor, first and newest token, and whether it is valid', async () => {
    await giveToken(gatehouse, 'pump');
    gatehouse.clock.advance(1800);
    await giveToken(gatehouse, 'pump', { anchorFingerprint: second });
    const issuedAt = gatehouse.clock.now();
    expect((await list()).devices).toEqual([
      {
        device: 'pump',
        userName: 'device_pump',
        enabled: true,
        registeredAt: new Date(issuedAt.getTime() - 1_800_000).toISOString(),
        anchorFingerprint: second,
        firstTokenAt: new Date(issuedAt.getTime() - 1_800_000).toISOString(),
        lastTokenAt: issuedAt.toISOString(),
        tokenExpiresAt: new Date(issuedAt.getTime() + 3_600_000).toISOString(),
        live: true,
      },
    ]);
    gatehouse.clock.advance(3600);
    expect((await list()).devices).toMatchObject([{ live: false }]);
  });

  test('is read page by page and narrowed by name, anchor, state and live token', async () => {
    for (const device of ['a1', 'a2', 'a3']) await giveToken(gatehouse, device);
    await giveToken(gatehouse, 'B_1', { anchorFingerprint: second });
    await switchDevice('a2', false);
    const page = await list('?limit=2');
    expect(page).toMatchObject({ devices: [{ device: 'B_1' }, { device: 'a1' }], next: 'device_a1' });
    expect(await list(`?limit=2&after=${page.next}`)).toMatchObject({
      devices: [{ device: 'a2' }, { device: 'a3' }],
      next: null,
    });
    expect(await names('?device=b_')).toEqual(['B_1']);
    expect(await names('?device=device')).toEqual([]);
    expect(await names(`?anchor=${first}`)).toEqual(['a1', 'a2', 'a3']);
    expect(await names('?enabled=false')).toEqual(['a2']);
    expect(await names('?live=false')).toEqual(['a2']);
    expect(await names('?live=true')).toEqual(['B_1', 'a1', 'a3']);
  });

  test('counts devices and valid tokens by the anchor that they come through', async () => {
    for (const device of ['d1', 'd2', 'd3']) await giveToken(gatehouse, device);
    await giveToken(gatehouse, 'd4', { anchorFingerprint: second });
    const loggedOut = await giveToken(gatehouse, 'd3');
    await gatehouse.call('POST', '/user/logout', { authorization: loggedOut });
    expect(await byAnchor()).toEqual({
      anchors: [
        { anchorFingerprint: first, devices: 3, liveTokens: 2 },
        { anchorFingerprint: second, devices: 1, liveTokens: 1 },
      ],
      total: { devices: 4, liveTokens: 3 },
    });
  });
});

describe('revoking tokens', () => {
  test('of one device leaves every other', async () => {
    const [gone, stays] = [await giveToken(gatehouse, 'd1'), await giveToken(gatehouse, 'd2')];
    const dry = await revoke({ scope: 'device', userName: 'device_d1', dryRun: true });
    expect(dry.json).toEqual({ devices: 1, liveTokens: 1, revoked: false });
    expect(await alive(gone)).toBe(true);
    expect((await revoke({ scope: 'device', userName: 'device_d1' })).json).toEqual({
      devices: 1,
      liveTokens: 1,
      revoked: true,
    });
    expect([await alive(gone), await alive(stays)]).toEqual([false, true]);
    gatehouse.clock.advance(1);
    expect(await alive(await giveToken(gatehouse, 'd1'))).toBe(true);
  });

  test('of one anchor ends each token that came through it, also where the device has a newer one through another', async () => {
    const [old, stays] = [
      await giveToken(gatehouse, 'd1'),
      await giveToken(gatehouse, 'd2', { anchorFingerprint: second }),
    ];
    const newer = await giveToken(gatehouse, 'd1', { anchorFingerprint: second });
    await giveToken(gatehouse, 'd3');
    const { json } = await revoke({ scope: 'anchor', anchorFingerprint: first });
    expect(json).toEqual({ devices: 1, liveTokens: 1, revoked: true });
    expect([await alive(old), await alive(newer), await alive(stays)]).toEqual([false, true, true]);
    expect(await byAnchor()).toMatchObject({ total: { devices: 3, liveTokens: 2 } });
  });

  test('of all devices leaves the sessions of people', async () => {
    const tokens = [await giveToken(gatehouse, 'd1'), await giveToken(gatehouse, 'd2', { anchorFingerprint: second })];
    const { json } = await gatehouse.call('POST', '/tenant/oauth/token', {
      authorization: null,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=PASSWORD&username=admin&password=correct+horse+battery',
    });
    const person = `Bearer ${(json as { access_token: string }).access_token}`;
    expect((await revoke({ scope: 'all' })).json).toMatchObject({ devices: 2, liveTokens: 2 });
    expect(await Promise.all([...tokens, person].map(alive))).toEqual([false, false, true]);
  });

  test('is recorded with how many it met', async () => {
    await giveToken(gatehouse, 'd1');
    await revoke({ scope: 'anchor', anchorFingerprint: first, dryRun: true });
    await revoke({ scope: 'anchor', anchorFingerprint: first });
    expect((await gatehouse.call('GET', '/audit/auditRecords')).json).toMatchObject({
      auditRecords: [
        {
          activity: 'Device tokens revoked',
          text: `Tokens of devices that came through ${first} revoked (devices: 1, valid tokens: 1)`,
          source: { id: first },
        },
      ],
    });
  });

  test.each([
    { scope: 'everything' },
    { scope: 'anchor' },
    { scope: 'anchor', anchorFingerprint: 'devices' },
    { scope: 'device' },
    { scope: 'all', extra: 1 },
  ])('refuses %j', async (body) => {
    expect((await revoke(body)).status).toBe(422);
  });

  test('of a person, or of a device that is not there, is not found', async () => {
    for (const userName of ['admin', 'device_nobody']) {
      expect((await revoke({ scope: 'device', userName })).status).toBe(404);
    }
  });
});

describe('disabling a device', () => {
  test('refuses its tokens at the next request, and for good', async () => {
    const token = await giveToken(gatehouse, 'd1');
    expect(await alive(token)).toBe(true);
    expect((await switchDevice('d1', false)).json).toMatchObject({ userName: 'device_d1', enabled: false });
    expect(await alive(token)).toBe(false);
    await switchDevice('d1', true);
    expect(await alive(token)).toBe(false);
    gatehouse.clock.advance(1);
    expect(await alive(await giveToken(gatehouse, 'd1'))).toBe(true);
  });
});

describe('rights to devices', () => {
  test('are asked by role, for reading and for revoking', async () => {
    const reader = await gatehouse.addUser({ userName: 'reader', roles: ['ROLE_TENANT_MANAGEMENT_READ'] });
    const plain = await gatehouse.addUser({ userName: 'plain', roles: ['ROLE_OPTION_MANAGEMENT_ADMIN'] });
    const device = await giveToken(gatehouse, 'd1');
    const read = async (authorization: string) =>
      (await gatehouse.call('GET', deviceUsersPath, { authorization })).status;
    expect([await read(reader), await read(plain), await read(device)]).toEqual([200, 403, 403]);
    const all = { scope: 'all' };
    expect((await revoke(all, reader)).status).toBe(403);
    expect((await revoke(all, device)).status).toBe(403);
    expect(await alive(device)).toBe(true);
  });

  test('end at the tenant', async () => {
    await gatehouse.addTenant('t2');
    const other = await gatehouse.addUser({ tenantId: 't2', userName: 'chief', roles: ['ROLE_TENANT_ADMIN'] });
    const ours = await giveToken(gatehouse, 'd1');
    const theirs = await giveToken(gatehouse, 'd1', { tenantId: 't2' });
    expect((await list('', other)).devices).toHaveLength(1);
    await revoke({ scope: 'all' }, other);
    await revoke({ scope: 'anchor', anchorFingerprint: first }, other);
    expect([await alive(ours), await alive(theirs)]).toEqual([true, false]);
    expect((await revoke({ scope: 'device', userName: 'device_d1' }, other)).status).toBe(200);
    expect(await alive(ours)).toBe(true);
  });
});
