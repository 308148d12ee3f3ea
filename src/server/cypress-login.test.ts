import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestGatehouse, testPassword, type TestGatehouse } from '#testing/start-gatehouse.ts';

/**
 * The calls of cumulocity-cypress 1.8.6, replayed from its source: `cy.login()` and `oauthLogin()`
 * (`shared/oauthlogin.js`, `shared/cookies.js`), and what its controller sends afterwards (`shared/c8yctrl/middleware.js`).
 * The package itself needs Cypress and its own browser.
 */
let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());

interface Cookie {
  name: string;
  value: string;
  attributes: string[];
}

async function login(query: string, more: Record<string, string> = {}): Promise<{ status: number; cookies: Cookie[] }> {
  const form = new URLSearchParams({ grant_type: 'PASSWORD', username: 'admin', password: testPassword, ...more });
  const response = await fetch(`${gatehouse.restUrl}/tenant/oauth${query}`, {
    method: 'POST',
    body: form.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
  });
  const cookies = response.headers.getSetCookie().map((line) => {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), attributes };
  });
  return { status: response.status, cookies };
}

const valueOf = (cookies: readonly Cookie[], name: string): string =>
  cookies.find((cookie) => cookie.name.toLowerCase() === name)?.value ?? '';

describe('the login of cumulocity-cypress', () => {
  test.each(['', '?tenant_id=t1001'])('gets 200 and both cookies at /tenant/oauth%s', async (query) => {
    const { status, cookies } = await login(query);
    expect(status).toBe(200);
    expect(cookies.map(({ name }) => name).toSorted()).toEqual(['XSRF-TOKEN', 'authorization']);
    expect(cookies.find(({ name }) => name === 'authorization')?.attributes).toContain('HttpOnly');
    expect(cookies.find(({ name }) => name === 'XSRF-TOKEN')?.attributes).not.toContain('HttpOnly');
    for (const { attributes, value } of cookies) {
      expect(attributes).toContain('Path=/');
      expect(value).toMatch(/^[\w.-]+$/);
    }
  });

  test('takes tfa_code as it may come: empty, or as the word undefined', async () => {
    for (const tfa_code of ['', 'undefined']) expect((await login('', { tfa_code })).status).toBe(200);
  });

  test('with a wrong password or tenant is refused without a cookie', async () => {
    expect(await login('', { password: 'wrong' })).toEqual({ status: 401, cookies: [] });
    expect(await login('?tenant_id=t9')).toEqual({ status: 401, cookies: [] });
  });

  test('reads the tenant by cookies and by bearer, and writes by both', async () => {
    const { cookies } = await login('');
    const [token, xsrf] = [valueOf(cookies, 'authorization'), valueOf(cookies, 'xsrf-token')];
    const bySession = { cookie: `authorization=${token}; XSRF-TOKEN=${xsrf}`, 'X-XSRF-TOKEN': xsrf };
    const byBearer = { authorization: `Bearer ${token}` };
    for (const headers of [bySession, { ...byBearer, 'X-XSRF-TOKEN': xsrf }]) {
      const tenant = await gatehouse.call('GET', '/tenant/currentTenant', { authorization: null, headers });
      expect(tenant).toMatchObject({ status: 200, json: { name: 't1001', customProperties: {} } });
      const user = await gatehouse.call('GET', '/user/currentUser', { authorization: null, headers });
      expect(user).toMatchObject({ status: 200, json: { userName: 'admin' } });
      const put = { authorization: null, headers, json: { value: 'x' } };
      expect((await gatehouse.call('PUT', '/tenant/options/cypress/key', put)).status).toBe(200);
    }
    const withoutSecondHalf = { authorization: null, headers: { cookie: bySession.cookie }, json: { value: 'y' } };
    expect((await gatehouse.call('PUT', '/tenant/options/cypress/key', withoutSecondHalf)).status).toBe(403);
  });

  test('finds the ways to sign in without being signed in', async () => {
    const { status, json } = await gatehouse.call('GET', '/tenant/loginOptions', { authorization: null });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      loginOptions: expect.arrayContaining([
        expect.objectContaining({ type: 'OAUTH2_INTERNAL' }),
        expect.objectContaining({ type: 'BASIC' }),
      ]),
    });
  });
});
