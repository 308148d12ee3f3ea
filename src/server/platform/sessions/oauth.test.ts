import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyToken } from '#contract/sessions.ts';
import { deviceTokenClaims, type DeviceTokenClaims } from '#contract/device-access-token.ts';
import type { RestReply } from '#testing/call-rest.ts';
import { basic, startTestGatehouse, testPassword, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());

interface Form {
  username?: string;
  password?: string;
  grant_type?: string;
}
const signIn = (path: string, form: Form = {}, headers: Record<string, string> = {}): Promise<RestReply> => {
  const fields = { grant_type: 'PASSWORD', username: 'admin', password: testPassword, tfa_code: 'undefined', ...form };
  return gatehouse.call('POST', path, {
    authorization: null,
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8', ...headers },
  });
};
const claimsOf = (token: string): DeviceTokenClaims =>
  deviceTokenClaims.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));
const cookiesOf = (reply: RestReply): Record<string, string> =>
  Object.fromEntries(
    reply.headers.getSetCookie().map((line) => {
      const [pair = ''] = line.split(';');
      return [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    }),
  );
const cookieHeader = (cookies: Record<string, string>): string =>
  Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');

describe('a browser session', () => {
  test('begins with an empty reply and two cookies', async () => {
    const reply = await signIn('/tenant/oauth?tenant_id=t1001');
    expect(reply.status).toBe(200);
    expect(reply.text).toBe('');
    const { authorization = '', 'XSRF-TOKEN': xsrf } = cookiesOf(reply);
    const claims = claimsOf(authorization);
    expect(xsrf).toBe(claims.xsrfToken);
    expect(reply.headers.getSetCookie()).toEqual([
      `authorization=${authorization}; Max-Age=1209600; Path=/; HttpOnly; SameSite=Strict`,
      `XSRF-TOKEN=${xsrf}; Max-Age=1209600; Path=/; SameSite=Strict`,
    ]);
    expect(claims).toMatchObject({ sub: 'admin', ten: 't1001', iss: 'localhost', aud: 'localhost' });
    expect(claims.tci).not.toBe('device_token_config');
    expect(gatehouse.logged()).not.toContain(authorization);
  });

  test('begins for "tenant/user" too, and whatever Authorization header comes along', async () => {
    expect((await signIn('/tenant/oauth', { username: 't1001/admin' })).status).toBe(200);
    const reply = await signIn('/tenant/oauth', {}, { authorization: basic('admin', 'wrong') });
    expect(reply.status).toBe(200);
    expect(reply.headers.getSetCookie()).toHaveLength(2);
  });

  test.each<[string, Form]>([
    ['a wrong password', { password: 'wrong password' }],
    ['an unknown user', { username: 'nobody' }],
    ['another tenant in the query than in the name', { username: 't9/admin' }],
  ])('does not begin with %s', async (_case, form) => {
    const reply = await signIn('/tenant/oauth?tenant_id=t1001', form);
    expect(reply.status).toBe(401);
    expect(reply.headers.getSetCookie()).toEqual([]);
    expect(reply.json).toMatchObject({ message: 'Invalid credentials! : Bad credentials' });
  });

  test.each<[string, Form]>([
    ['another grant type', { grant_type: 'AUTHORIZATION_CODE' }],
    ['no password', { password: '' }],
    ['no user', { username: '' }],
  ])('does not begin with %s: 422', async (_case, form) => {
    expect((await signIn('/tenant/oauth', form)).status).toBe(422);
  });

  test('lasts as long as the option basic-token.lifespan.seconds says', async () => {
    await gatehouse.call('PUT', '/tenant/options/oauth.internal/basic-token.lifespan.seconds', {
      json: { value: '300' },
    });
    const { access_token: token } = bodyToken.parse((await signIn('/tenant/oauth/token?tenant_id=t1001')).json);
    await gatehouse.call('DELETE', '/tenant/options/oauth.internal/basic-token.lifespan.seconds');
    const claims = claimsOf(token);
    expect(claims.exp - claims.iat).toBe(300);
    const authorization = `Bearer ${token}`;
    expect((await gatehouse.call('GET', '/user/currentUser', { authorization })).status).toBe(200);
    const before = gatehouse.clock.now();
    gatehouse.clock.advance(300);
    expect((await gatehouse.call('GET', '/user/currentUser', { authorization })).status).toBe(401);
    gatehouse.clock.set(before);
  });

  test('attack 28: that has begun keeps its end when the option changes', async () => {
    const { access_token: token } = bodyToken.parse((await signIn('/tenant/oauth/token')).json);
    const option = '/tenant/options/oauth.internal/basic-token.lifespan.seconds';
    await gatehouse.call('PUT', option, { json: { value: '300' } });
    const before = gatehouse.clock.now();
    gatehouse.clock.advance(301);
    const authorization = `Bearer ${token}`;
    expect((await gatehouse.call('GET', '/user/currentUser', { authorization })).status).toBe(200);
    gatehouse.clock.set(before);
    await gatehouse.call('DELETE', option);
  });
});

describe('attack 33: a cookie, CSRF on lifespan edit and CA deletion', () => {
  let cookies: Record<string, string>;
  const path = '/tenant/options/oauth.internal/device-token.lifespan.seconds';
  const write = (cookie: string, xsrf?: string, method = 'PUT', target = path): Promise<RestReply> =>
    gatehouse.call(method, target, {
      authorization: null,
      headers: { cookie, ...(xsrf === undefined ? {} : { 'x-xsrf-token': xsrf }) },
      ...(method === 'DELETE' ? {} : { json: { value: '600' } }),
    });
  beforeAll(async () => {
    cookies = cookiesOf(await signIn('/tenant/oauth'));
  });

  test('reads without the XSRF header', async () => {
    const headers = { cookie: cookieHeader(cookies) };
    expect((await gatehouse.call('GET', '/user/currentUser', { authorization: null, headers })).status).toBe(200);
  });

  test('writes with the header that repeats the XSRF cookie', async () => {
    expect((await write(cookieHeader(cookies), cookies['XSRF-TOKEN'])).status).toBe(200);
  });

  test.each(['PUT', 'DELETE', 'POST'])('%s without the header is refused', async (method) => {
    const target = method === 'POST' ? '/user/logout' : path;
    const reply = await write(cookieHeader(cookies), undefined, method, target);
    expect(reply.status).toBe(403);
    expect(reply.json).toMatchObject({ error: 'security/Forbidden', details: { code: 'xsrf-mismatch' } });
  });

  test('with another header than the cookie is refused', async () => {
    expect((await write(cookieHeader(cookies), 'x'.repeat(20))).status).toBe(403);
  });

  test('with a pair that somebody made up is refused: it is not what the session began with', async () => {
    const madeUp = { ...cookies, 'XSRF-TOKEN': 'A'.repeat(20) };
    expect((await write(cookieHeader(madeUp), 'A'.repeat(20))).status).toBe(403);
    expect((await write(cookieHeader(madeUp), cookies['XSRF-TOKEN'])).status).toBe(403);
  });

  test('does not delete a trusted certificate without the header', async () => {
    const target = '/tenant/tenants/t1001/trusted-certificates/0000000000000000000000000000000000000000';
    expect((await write(cookieHeader(cookies), undefined, 'DELETE', target)).status).toBe(403);
  });

  test('counts for nothing beside an Authorization header, be that right or wrong', async () => {
    const headers = { cookie: cookieHeader(cookies) };
    const wrong = await gatehouse.call('GET', '/user/currentUser', { authorization: basic('admin', 'wrong'), headers });
    expect(wrong.status).toBe(401);
    const other = await gatehouse.addUser({ userName: 'other' });
    const right = await gatehouse.call('GET', '/user/currentUser', { authorization: other, headers });
    expect(right.json).toMatchObject({ userName: 'other' });
    expect(right.headers.getSetCookie()).toEqual([]);
  });
});

test('the login options are told to everybody', async () => {
  const { status, json } = await gatehouse.call('GET', '/tenant/loginOptions', { authorization: null });
  expect(status).toBe(200);
  expect(json).toMatchObject({
    loginOptions: [
      { type: 'OAUTH2_INTERNAL', grantType: 'PASSWORD', userManagementSource: 'INTERNAL', visibleOnLoginPage: true },
      { type: 'BASIC' },
    ],
    self: `${gatehouse.restUrl}/tenant/loginOptions`,
  });
});
