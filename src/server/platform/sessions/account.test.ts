import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '#testing/browser-session.ts';
import { basic, startTestGatehouse, testPassword, type TestGatehouse } from '#testing/start-gatehouse.ts';

const passwordPath = '/user/currentUser/password';
const sessionsPath = '/service/gatehouse/own-sessions';
const newPassword = 'a quite different one';
let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());

let made = 0;
/** A user of its own for each test. */
async function person(roles: string[] = []): Promise<string> {
  made += 1;
  const userName = `person-${made}`;
  await gatehouse.addUser({ userName, roles });
  return userName;
}
const alive = async (authorization: string): Promise<boolean> =>
  (await gatehouse.call('GET', '/user/currentUser', { authorization })).status === 200;
const change = (currentUserPassword = testPassword, next = newPassword) => ({
  json: { currentUserPassword, newPassword: next },
});
const code = (reply: { json: unknown }) => (reply.json as { details: { code: string } }).details.code;

describe('changing the own password', () => {
  test('ends every other session; the own one goes on under a new token with the same end', async () => {
    const userName = await person();
    const [here, elsewhere] = [await openSession(gatehouse, { userName }), await openSession(gatehouse, { userName })];
    const before = here.token();
    const reply = await here.call('PUT', passwordPath, change());
    expect(reply.status).toBe(200);
    expect(here.token()).not.toBe(before);
    expect((await here.call('GET', '/user/currentUser')).status).toBe(200);
    expect([await alive(`Bearer ${before}`), await alive(`Bearer ${elsewhere.token()}`)]).toEqual([false, false]);
    const claims = (token: string): { exp: number } =>
      JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims(here.token()).exp).toBe(claims(before).exp);
    expect((await here.call('PUT', '/tenant/options/x/y', { json: { value: '1' } })).status).toBe(403);
  });

  test('makes the new password count and the old one not, at once and in the same second', async () => {
    const userName = await person();
    expect(await alive(basic(userName))).toBe(true);
    expect((await gatehouse.call('PUT', passwordPath, { authorization: basic(userName), ...change() })).status).toBe(
      200,
    );
    expect([await alive(basic(userName)), await alive(basic(userName, newPassword))]).toEqual([false, true]);
    const again = await openSession(gatehouse, { userName, password: newPassword });
    expect((await again.call('GET', '/user/currentUser')).status).toBe(200);
    expect((await openSession(gatehouse, { userName })).begun.status).toBe(401);
  });

  test('holds in a second process on the same data', async () => {
    const userName = await person();
    const other = await startTestGatehouse({ GATEHOUSE_DATA: gatehouse.dataFolder });
    const status = async () =>
      (await other.call('GET', '/user/currentUser', { authorization: basic(userName) })).status;
    expect(await status()).toBe(200);
    await gatehouse.call('PUT', passwordPath, { authorization: basic(userName), ...change() });
    expect(await status()).toBe(401);
    await other.stop();
  });

  test('takes the current one, and says so without ending the session', async () => {
    const userName = await person();
    const session = await openSession(gatehouse, { userName });
    const reply = await session.call('PUT', passwordPath, change('not my password'));
    expect([reply.status, code(reply)]).toEqual([403, 'current-password-wrong']);
    expect((await session.call('GET', '/user/currentUser')).status).toBe(200);
    expect(await alive(basic(userName))).toBe(true);
  });

  test('slows down whoever guesses the current one', async () => {
    const userName = await person();
    const session = await openSession(gatehouse, { userName });
    const statuses: number[] = [];
    for (let guess = 0; guess < 6; guess += 1) {
      statuses.push((await session.call('PUT', passwordPath, change(`guess number ${guess}`))).status);
    }
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
    gatehouse.clock.advance(900);
  });

  test.each([
    ['7 characters', '1234567', 422],
    ['8 characters', '12345678', 200],
    ['256 characters', 'x'.repeat(256), 200],
    ['257 characters', 'x'.repeat(257), 422],
  ])('to one of %s', async (_case, next, status) => {
    const userName = await person();
    const reply = await gatehouse.call('PUT', passwordPath, {
      authorization: basic(userName),
      ...change(testPassword, next),
    });
    expect(reply.status).toBe(status);
  });

  test('to the current one, or to the name of the user, is refused', async () => {
    const userName = await person();
    for (const next of [testPassword, userName.toUpperCase()]) {
      const reply = await gatehouse.call('PUT', passwordPath, {
        authorization: basic(userName),
        ...change(testPassword, next),
      });
      expect([reply.status, code(reply)]).toEqual([422, 'password-unacceptable']);
    }
  });

  test('is written down, without the password', async () => {
    const userName = await person();
    await gatehouse.call('PUT', passwordPath, { authorization: basic(userName), ...change() });
    const { text, json } = await gatehouse.call('GET', `/audit/auditRecords?source=${userName}`);
    expect(json).toMatchObject({ auditRecords: [{ user: userName, type: 'User', activity: 'Password changed' }] });
    expect(text).not.toContain(newPassword);
    expect(gatehouse.logged()).not.toContain(newPassword);
  });

  test('is nothing for devices', async () => {
    const device = await gatehouse.addUser({ userName: 'device_x', kind: 'device', roles: ['ROLE_DEVICE'] });
    expect((await gatehouse.call('PUT', passwordPath, { authorization: device, ...change() })).status).toBe(403);
    expect((await gatehouse.call('DELETE', sessionsPath, { authorization: device })).status).toBe(403);
  });
});

describe('signing out everywhere', () => {
  test('ends every session of the caller and nobody else’s', async () => {
    const [userName, bystander] = [await person(), await person()];
    const [here, elsewhere] = [await openSession(gatehouse, { userName }), await openSession(gatehouse, { userName })];
    const other = await openSession(gatehouse, { userName: bystander });
    const [first, second] = [here.token(), elsewhere.token()];
    const reply = await here.call('DELETE', sessionsPath);
    expect([reply.status, here.token()]).toEqual([204, '']);
    expect([await alive(`Bearer ${first}`), await alive(`Bearer ${second}`)]).toEqual([false, false]);
    expect(await alive(`Bearer ${other.token()}`)).toBe(true);
    expect((await gatehouse.call('GET', `/audit/auditRecords?source=${userName}`)).json).toMatchObject({
      auditRecords: [{ user: userName, activity: 'User logged out everywhere' }],
    });
  });

  test('of the others keeps the own session', async () => {
    const userName = await person();
    const [here, elsewhere] = [await openSession(gatehouse, { userName }), await openSession(gatehouse, { userName })];
    expect((await here.call('DELETE', `${sessionsPath}?others=true`)).status).toBe(204);
    expect((await here.call('GET', '/user/currentUser')).status).toBe(200);
    expect(await alive(`Bearer ${elsewhere.token()}`)).toBe(false);
  });

  test('of the others takes a session that can be kept', async () => {
    const userName = await person();
    const authorization = `Bearer ${(await openSession(gatehouse, { userName })).token()}`;
    const reply = await gatehouse.call('DELETE', `${sessionsPath}?others=true`, { authorization });
    expect([reply.status, await alive(authorization)]).toEqual([400, true]);
  });

  test('ends what was begun after an earlier sign-out in the same second', async () => {
    const userName = await person();
    const first = await openSession(gatehouse, { userName });
    await first.call('DELETE', sessionsPath);
    const second = await openSession(gatehouse, { userName });
    const token = second.token();
    expect(await alive(`Bearer ${token}`)).toBe(true);
    await second.call('DELETE', sessionsPath);
    expect(await alive(`Bearer ${token}`)).toBe(false);
  });

  test('takes the XSRF header', async () => {
    const userName = await person();
    const session = await openSession(gatehouse, { userName });
    const reply = await session.call('DELETE', sessionsPath, { headers: { 'x-xsrf-token': 'x' } });
    expect([reply.status, code(reply)]).toEqual([403, 'xsrf-mismatch']);
  });
});
