import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { appCode } from '#testing/authenticator-app.ts';
import { openSession, type BrowserSession } from '#testing/browser-session.ts';
import type { RestReply } from '#testing/call-rest.ts';
import { basic, startTestGatehouse, testPassword, type TestGatehouse } from '#testing/start-gatehouse.ts';

const secretPath = '/user/currentUser/totpSecret';
const enforced = '/tenant/options/two-factor-authentication/enforced';
let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());
// Each code counts once, so that every test begins in a time of its own.
beforeEach(() => gatehouse.clock.advance(3600));

let made = 0;
async function person(): Promise<string> {
  made += 1;
  await gatehouse.addUser({ userName: `person-${made}` });
  return `person-${made}`;
}
const outcome = ({ status, json }: RestReply) => [
  status,
  (json as { details?: { code: string } } | undefined)?.details?.code,
];

const now = (offsetSeconds = 0) => new Date(gatehouse.clock.now().getTime() + offsetSeconds * 1000);
const wrongCode = (rawSecret: string) => String((Number(appCode(rawSecret, now())) + 1) % 1_000_000).padStart(6, '0');

async function newSecret(session: BrowserSession): Promise<string> {
  const { json } = await session.call('POST', secretPath);
  return (json as { rawSecret: string }).rawSecret;
}
/** Sets up a second factor as the account page does. */
async function setUp(userName: string): Promise<{ session: BrowserSession; rawSecret: string }> {
  const session = await openSession(gatehouse, { userName });
  const rawSecret = await newSecret(session);
  const code = appCode(rawSecret, now());
  expect((await session.call('POST', `${secretPath}/verify`, { json: { code } })).status).toBe(204);
  expect((await session.call('POST', `${secretPath}/activity`, { json: { isActive: true } })).status).toBe(204);
  gatehouse.clock.advance(60);
  return { session, rawSecret };
}

describe('setting up a second factor', () => {
  test('gives a secret and the text of its QR code once, and stores neither', async () => {
    const userName = await person();
    const session = await openSession(gatehouse, { userName });
    const reply = await session.call('POST', secretPath);
    const { rawSecret, secretQrUrl } = reply.json as { rawSecret: string; secretQrUrl: string };
    expect(rawSecret).toMatch(/^[A-Z2-7]{32}$/);
    const url = new URL(secretQrUrl);
    expect([url.protocol, url.host, decodeURIComponent(url.pathname)]).toEqual([
      'otpauth:',
      'totp',
      `/localhost:t1001/${userName}`,
    ]);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      secret: rawSecret,
      issuer: 'localhost',
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
    const stored = JSON.stringify(await gatehouse.storage.selectFrom('second_factors').selectAll().execute());
    expect(stored).not.toContain(rawSecret);
    expect(gatehouse.logged()).not.toContain(rawSecret);
    expect((await session.call('GET', `${secretPath}/activity`)).json).toEqual({ isActive: false });
    expect((await openSession(gatehouse, { userName })).begun.status).toBe(200);
  });

  test('takes a code of the newest secret before it is activated', async () => {
    const session = await openSession(gatehouse, { userName: await person() });
    const activate = () => session.call('POST', `${secretPath}/activity`, { json: { isActive: true } });
    const verify = (code: string) => session.call('POST', `${secretPath}/verify`, { json: { code } });
    expect(outcome(await activate())).toEqual([404, 'second-factor-not-set-up']);
    expect(outcome(await verify('123456'))).toEqual([404, 'second-factor-not-set-up']);
    const old = await newSecret(session);
    const rawSecret = await newSecret(session);
    expect(outcome(await activate())).toEqual([409, 'second-factor-unverified']);
    expect(outcome(await verify(appCode(old, now())))).toEqual([403, 'second-factor-code-wrong']);
    expect(outcome(await activate())).toEqual([409, 'second-factor-unverified']);
    expect((await verify(appCode(rawSecret, now()))).status).toBe(204);
    expect((await activate()).status).toBe(204);
    expect((await session.call('GET', `${secretPath}/activity`)).json).toEqual({ isActive: true });
  });

  test('is written down, and told of the user', async () => {
    const userName = await person();
    const { session } = await setUp(userName);
    expect((await gatehouse.call('GET', `/user/t1001/users/${userName}`)).json).toMatchObject({
      twoFactorAuthenticationEnabled: true,
    });
    expect((await session.call('GET', '/user/currentUser')).json).toMatchObject({
      twoFactorAuthenticationEnabled: true,
    });
    expect((await gatehouse.call('GET', `/audit/auditRecords?source=${userName}`)).json).toMatchObject({
      auditRecords: [{ user: userName, activity: 'Second factor activated' }],
    });
  });

  test('is nothing for devices', async () => {
    const device = await gatehouse.addUser({ userName: 'device_x', kind: 'device' });
    for (const [method, path] of [
      ['POST', ''],
      ['POST', '/verify'],
      ['GET', '/activity'],
      ['POST', '/activity'],
    ]) {
      const reply = await gatehouse.call(method ?? '', secretPath + path, { authorization: device });
      expect(reply.status).toBe(403);
    }
  });
});

describe('signing in with a second factor', () => {
  test.each([undefined, '', '  ', 'undefined'])('takes a code where %j was sent', async (code) => {
    const userName = await person();
    await setUp(userName);
    const { begun } = await openSession(gatehouse, { userName, ...(code === undefined ? {} : { code }) });
    expect(outcome(begun)).toEqual([401, 'second-factor-required']);
    expect(begun.json).toMatchObject({ error: 'security/Unauthorized', message: 'TFA TOTP code required' });
    expect(begun.headers.getSetCookie()).toEqual([]);
  });

  test('takes the password first, and says no more to whoever lacks it', async () => {
    const userName = await person();
    const { rawSecret } = await setUp(userName);
    const code = appCode(rawSecret, now());
    const { begun } = await openSession(gatehouse, { userName, password: 'not the password', code });
    expect(outcome(begun)).toEqual([401, 'credentials-invalid']);
    expect((await openSession(gatehouse, { userName, code })).begun.status).toBe(200);
  });

  test('begins a session that says so in its token', async () => {
    const userName = await person();
    const { rawSecret } = await setUp(userName);
    const session = await openSession(gatehouse, { userName, code: appCode(rawSecret, now()) });
    const claims = JSON.parse(Buffer.from(session.token().split('.')[1] ?? '', 'base64url').toString()) as object;
    expect(claims).toMatchObject({ tfa: true });
    expect((await session.call('GET', '/user/currentUser')).status).toBe(200);
  });

  test.each([
    [-60, 401],
    [-30, 200],
    [0, 200],
    [30, 200],
    [60, 401],
  ])('by a code of %i s from now', async (offset, status) => {
    const userName = await person();
    const { rawSecret } = await setUp(userName);
    const code = appCode(rawSecret, now(offset));
    expect((await openSession(gatehouse, { userName, code })).begun.status).toBe(status);
  });

  test('takes each code once, and none from before it', async () => {
    const userName = await person();
    const { rawSecret } = await setUp(userName);
    const [before, code] = [appCode(rawSecret, now(-30)), appCode(rawSecret, now())];
    const both = await Promise.all([
      openSession(gatehouse, { userName, code }),
      openSession(gatehouse, { userName, code }),
    ]);
    expect(both.map(({ begun }) => begun.status).toSorted((one, other) => one - other)).toEqual([200, 401]);
    const again = await openSession(gatehouse, { userName, code });
    expect(outcome(again.begun)).toEqual([401, 'second-factor-invalid']);
    expect(outcome((await openSession(gatehouse, { userName, code: before })).begun)).toEqual([
      401,
      'second-factor-invalid',
    ]);
  });

  test('takes each code once over two processes on the same data', async () => {
    const userName = await person();
    const { rawSecret } = await setUp(userName);
    const other = await startTestGatehouse({ GATEHOUSE_DATA: gatehouse.dataFolder }, gatehouse.clock.now());
    const code = appCode(rawSecret, now());
    expect((await openSession(other, { userName, code })).begun.status).toBe(200);
    expect((await openSession(gatehouse, { userName, code })).begun.status).toBe(401);
    await other.stop();
  });

  test('slows guessing down, although the password is right each time', async () => {
    const userName = await person();
    const { rawSecret } = await setUp(userName);
    const guess = async (code: string) => (await openSession(gatehouse, { userName, code })).begun;
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1) statuses.push((await guess(wrongCode(rawSecret))).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    const right = await guess(appCode(rawSecret, now()));
    expect([right.status, right.headers.get('retry-after')]).toEqual([429, '1']);
    gatehouse.clock.advance(1);
    expect((await guess(appCode(rawSecret, now()))).status).toBe(200);
  });

  test('leaves Basic without anything, whatever the call', async () => {
    const userName = await person();
    const authorization = basic(userName);
    expect((await gatehouse.call('GET', '/user/currentUser', { authorization })).status).toBe(200);
    await setUp(userName);
    for (const [method, path] of [
      ['GET', '/user/currentUser'],
      ['POST', secretPath],
      ['POST', `${secretPath}/activity`],
    ]) {
      const json = method === 'GET' ? {} : { json: { isActive: false } };
      const reply = await gatehouse.call(method ?? '', path ?? '', { authorization, ...json });
      expect(outcome(reply)).toEqual([401, 'second-factor-required']);
    }
  });
});

describe('switching a second factor off', () => {
  test('takes a code, which a stolen session does not have', async () => {
    const userName = await person();
    const { session, rawSecret } = await setUp(userName);
    const switchOff = (code?: string) =>
      session.call('POST', `${secretPath}/activity`, {
        json: { isActive: false, ...(code === undefined ? {} : { code }) },
      });
    expect(outcome(await switchOff())).toEqual([403, 'second-factor-code-wrong']);
    expect(outcome(await switchOff(wrongCode(rawSecret)))).toEqual([403, 'second-factor-code-wrong']);
    expect(outcome(await session.call('POST', secretPath))).toEqual([409, 'second-factor-active']);
    expect((await switchOff(appCode(rawSecret, now()))).status).toBe(204);
    expect((await openSession(gatehouse, { userName })).begun.status).toBe(200);
    expect((await session.call('GET', `${secretPath}/activity`)).json).toEqual({ isActive: false });
  });

  test('is done for others by an admin, and written down', async () => {
    const userName = await person();
    await setUp(userName);
    const path = `/user/t1001/users/${userName}/totpSecret/revoke`;
    const plain = await gatehouse.addUser({ userName: 'plain', roles: ['ROLE_USER_MANAGEMENT_READ'] });
    expect((await gatehouse.call('DELETE', path, { authorization: plain })).status).toBe(403);
    expect((await gatehouse.call('DELETE', path)).status).toBe(204);
    expect((await gatehouse.call('DELETE', path)).status).toBe(204);
    expect((await openSession(gatehouse, { userName })).begun.status).toBe(200);
    expect((await gatehouse.call('GET', `/audit/auditRecords?source=${userName}`)).json).toMatchObject({
      auditRecords: [{ user: 'admin', activity: 'Second factor removed' }, { activity: 'Second factor activated' }],
    });
    expect((await gatehouse.call('DELETE', '/user/t1001/users/admin/totpSecret/revoke')).status).toBe(409);
  });
});

describe('a tenant that demands a second factor', () => {
  const demand = (value: unknown, authorization?: string) =>
    gatehouse.call('PUT', enforced, { json: { value }, ...(authorization === undefined ? {} : { authorization }) });

  test('lets nobody do anything but set one up, from the next request on', async () => {
    const userName = await person();
    const before = await openSession(gatehouse, { userName });
    const chief = await setUp('admin');
    const session = await openSession(gatehouse, { code: appCode(chief.rawSecret, now()) });
    expect((await session.call('PUT', enforced, { json: { value: 'true' } })).status).toBe(200);
    expect(outcome(await before.call('GET', '/user/currentUser'))).toEqual([401, 'second-factor-setup-required']);
    const { begun } = await openSession(gatehouse, { userName });
    expect(outcome(begun)).toEqual([401, 'second-factor-setup-required']);
    expect(begun.json).toMatchObject({ message: 'TFA TOTP setup required' });

    const authorization = basic(userName, testPassword);
    const call = (path: string, json?: unknown) => gatehouse.call('POST', secretPath + path, { authorization, json });
    expect(outcome(await gatehouse.call('GET', '/tenant/currentTenant', { authorization }))).toEqual([
      401,
      'second-factor-setup-required',
    ]);
    const { rawSecret } = (await call('')).json as { rawSecret: string };
    expect((await call('/verify', { code: appCode(rawSecret, now()) })).status).toBe(204);
    expect((await call('/activity', { isActive: true })).status).toBe(204);
    gatehouse.clock.advance(60);
    const own = await openSession(gatehouse, { userName, code: appCode(rawSecret, now()) });
    expect((await own.call('GET', '/user/currentUser')).status).toBe(200);

    const code = appCode(rawSecret, now(30));
    const off = await own.call('POST', `${secretPath}/activity`, { json: { isActive: false, code } });
    expect(outcome(off)).toEqual([403, 'second-factor-enforced']);
    expect((await session.call('DELETE', enforced)).status).toBe(204);
    await session.call('POST', `${secretPath}/activity`, {
      json: { isActive: false, code: appCode(chief.rawSecret, now()) },
    });
  });

  test('says so by true or false alone', async () => {
    expect((await demand('yes')).status).toBe(422);
    expect((await demand('')).status).toBe(422);
    expect((await demand(false)).json).toMatchObject({ value: 'false' });
    expect((await demand('False')).status).toBe(200);
  });

  test('leaves devices alone', async () => {
    const device = await gatehouse.addUser({ userName: 'device_y', kind: 'device' });
    await gatehouse.storage
      .insertInto('tenant_options')
      .values({
        tenant_id: 't1001',
        category: 'two-factor-authentication',
        key: 'enforced',
        value: 'true',
        updated_at: 0,
        updated_by: 'test',
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'category', 'key']).doUpdateSet({ value: 'true' }))
      .execute();
    expect((await gatehouse.call('GET', '/user/currentUser', { authorization: device })).status).toBe(200);
    await gatehouse.storage.deleteFrom('tenant_options').where('key', '=', 'enforced').execute();
  });
});
