import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyToken } from '#contract/sessions.ts';
import type { RestCall, RestReply } from '#testing/call-rest.ts';
import { basic, startTestGatehouse, testPassword, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());

const form = new URLSearchParams({ grant_type: 'PASSWORD', username: 'admin', password: testPassword }).toString();
const formHeaders = { 'content-type': 'application/x-www-form-urlencoded' };
async function newToken(): Promise<string> {
  const call = { authorization: null, body: form, headers: formHeaders };
  return bodyToken.parse((await gatehouse.call('POST', '/tenant/oauth/token', call)).json).access_token;
}
const logout = (token: string, call: RestCall = {}): Promise<RestReply> =>
  gatehouse.call('POST', '/user/logout', { authorization: `Bearer ${token}`, ...call });
const alive = async (token: string): Promise<boolean> =>
  (await gatehouse.call('GET', '/user/currentUser', { authorization: `Bearer ${token}` })).status === 200;

describe('attack 27: logging out', () => {
  test.each<[string, RestCall]>([
    ['without a body', {}],
    ['with {}', { json: {} }],
    ['with a JSON content type and an empty body', { headers: { 'content-type': 'application/json' } }],
    ['with an empty form', { body: '', headers: formHeaders }],
  ])('%s refuses that token from then on, and no other', async (_case, call) => {
    const [token, other] = [await newToken(), await newToken()];
    const reply = await logout(token, call);
    expect(reply.status).toBe(200);
    expect(reply.headers.getSetCookie()).toEqual([]);
    expect([await alive(token), await alive(other)]).toEqual([false, true]);
  });

  test('twice is refused the second time', async () => {
    const token = await newToken();
    expect((await logout(token)).status).toBe(200);
    expect((await logout(token)).status).toBe(401);
  });

  test('many times at once succeeds or is refused, and ends the token', async () => {
    const token = await newToken();
    const replies = await Promise.all(Array.from({ length: 8 }, () => logout(token)));
    expect(replies.every(({ status }) => status === 200 || status === 401)).toBe(true);
    expect(await alive(token)).toBe(false);
  });

  test('with an expired token is refused', async () => {
    const [token, before] = [await newToken(), gatehouse.clock.now()];
    gatehouse.clock.advance(1_209_600);
    expect((await logout(token)).status).toBe(401);
    gatehouse.clock.set(before);
  });

  test.each([
    ['no credentials', null],
    ['Basic, which has no token to end', basic('admin')],
    ['a token that is none', 'Bearer abc'],
  ])('with %s is refused', async (_case, authorization) => {
    expect((await gatehouse.call('POST', '/user/logout', { authorization })).status).toBe(401);
  });

  test('by cookie ends the session and takes the cookies away', async () => {
    const call = { authorization: null, body: form, headers: formHeaders };
    const begun = await gatehouse.call('POST', '/tenant/oauth', call);
    const pairs = begun.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    const xsrf = pairs.find((pair) => pair.startsWith('XSRF-TOKEN='))?.slice('XSRF-TOKEN='.length) ?? '';
    const headers = { cookie: pairs.join('; '), 'x-xsrf-token': xsrf };
    const ended = await gatehouse.call('POST', '/user/logout', { authorization: null, headers, json: {} });
    expect(ended.status).toBe(200);
    expect(ended.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^authorization=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Strict$/,
      ),
      expect.stringMatching(/^XSRF-TOKEN=; Max-Age=0; Path=\//),
    ]);
    expect((await gatehouse.call('GET', '/user/currentUser', { authorization: null, headers })).status).toBe(401);
  });

  test('survives a restart and holds in another process on the same data', async () => {
    const token = await newToken();
    await logout(token);
    const other = await startTestGatehouse({ GATEHOUSE_DATA: gatehouse.dataFolder });
    const reply = await other.call('GET', '/user/currentUser', { authorization: `Bearer ${token}` });
    const fresh = await other.call('GET', '/user/currentUser', { authorization: `Bearer ${await newToken()}` });
    await other.stop();
    expect([reply.status, fresh.status]).toEqual([401, 200]);
  });

  test('of all users ends every token of the tenant, and those of no other', async () => {
    await gatehouse.addTenant('t2');
    await gatehouse.addUser({ userName: 'admin', tenantId: 't2' });
    const elsewhere = bodyToken.parse(
      (
        await gatehouse.call('POST', '/tenant/oauth/token?tenant_id=t2', {
          authorization: null,
          body: form,
          headers: formHeaders,
        })
      ).json,
    ).access_token;
    const token = await newToken();
    const path = '/user/logout/t1001/allUsers';
    const plain = await gatehouse.addUser({ userName: 'plain', roles: ['ROLE_TENANT_MANAGEMENT_ADMIN'] });
    expect((await gatehouse.call('POST', path, { authorization: plain })).status).toBe(403);
    expect((await gatehouse.call('POST', '/user/logout/t2/allUsers')).status).toBe(403);
    expect((await gatehouse.call('POST', path)).status).toBe(200);
    expect([await alive(token), await alive(elsewhere)]).toEqual([false, true]);
    gatehouse.clock.advance(1);
    expect(await alive(await newToken())).toBe(true);
  });
});
