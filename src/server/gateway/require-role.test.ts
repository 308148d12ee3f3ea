import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '#server/http/log.ts';
import { createRestApp } from '#server/http/rest-app.ts';
import { platformReply, type PlatformReply } from './ask-platform.ts';
import { connectionRoutes } from './connection.ts';
import { mayTest, requireRole } from './require-role.ts';

const user = (...names: string[]): PlatformReply => ({
  status: 200,
  body: JSON.stringify({ userName: 'someone', effectiveRoles: names.map((name) => ({ id: name, name })) }),
});
let reply: PlatformReply;
let asked: { path: string; headers: Record<string, string> }[] = [];
let app: FastifyInstance;

beforeAll(async () => {
  app = await createRestApp({ log: createLog({ write: () => undefined }) });
  const ask = (path: string, headers: Record<string, string>): Promise<PlatformReply> => {
    asked.push({ path, headers });
    return Promise.resolve(reply);
  };
  connectionRoutes(app, ask, { mode: 'embedded', deviceEndpoint: 'https://localhost:8443/d', ca: 'the CA' });
  app.post('/write', async (request) => {
    await requireRole(ask, request, mayTest);
    return { done: true };
  });
});
afterAll(() => app.close());

async function call(
  method: 'GET' | 'POST',
  headers: Record<string, string>,
): Promise<{ status: number; body: string }> {
  asked = [];
  const url = method === 'GET' ? '/service/gatehouse/connection' : '/write';
  const { statusCode, body } = await app.inject({ method, url, headers });
  return { status: statusCode, body };
}
const cookies = { cookie: 'authorization=a.b.c; XSRF-TOKEN=abc; other=1' };

describe('who may call the gateway', () => {
  test('when nobody is signed in, 401 without asking the platform', async () => {
    expect(await call('GET', {})).toMatchObject({ status: 401 });
    expect(asked).toEqual([]);
  });

  test('the platform is asked with the very credentials of the caller', async () => {
    reply = user('ROLE_TENANT_MANAGEMENT_READ');
    const { status, body } = await call('GET', cookies);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({ mode: 'embedded', deviceEndpoint: 'https://localhost:8443/d', ownCa: true });
    expect(asked).toEqual([
      {
        path: '/user/currentUser',
        headers: {
          cookie: 'authorization=a.b.c; XSRF-TOKEN=abc',
          'x-xsrf-token': 'abc',
          accept: 'application/vnd.com.nsn.cumulocity.currentUser+json',
        },
      },
    ]);
  });

  test('with an Authorization header, cookies count for nothing', async () => {
    reply = user('ROLE_TENANT_MANAGEMENT_ADMIN');
    expect(await call('POST', { ...cookies, authorization: 'Basic eDp5' })).toMatchObject({ status: 200 });
    expect(asked[0]?.headers).not.toHaveProperty('cookie');
    expect(asked[0]?.headers['authorization']).toBe('Basic eDp5');
  });

  test('attack 33: a reader may not write', async () => {
    reply = user('ROLE_TENANT_MANAGEMENT_READ');
    expect(await call('POST', { authorization: 'Basic eDp5' })).toMatchObject({ status: 403 });
  });

  test('a device may do neither', async () => {
    reply = user('ROLE_DEVICE');
    expect(await call('GET', { authorization: 'Bearer x' })).toMatchObject({ status: 403 });
    expect(await call('POST', { authorization: 'Bearer x' })).toMatchObject({ status: 403 });
  });

  test('attack 33: a write by cookie needs the XSRF header that fits the cookie', async () => {
    reply = user('ROLE_TENANT_MANAGEMENT_ADMIN');
    expect(await call('POST', cookies)).toMatchObject({ status: 403 });
    expect(await call('POST', { ...cookies, 'x-xsrf-token': 'abd' })).toMatchObject({ status: 403 });
    expect(await call('POST', { cookie: 'authorization=a.b.c', 'x-xsrf-token': 'abc' })).toMatchObject({ status: 403 });
    expect(asked).toEqual([]);
    expect(await call('POST', { ...cookies, 'x-xsrf-token': 'abc' })).toMatchObject({ status: 200 });
  });

  test.each([
    [401, '', 401],
    [403, '', 403],
    [429, '', 429],
    [500, '', 502],
    [200, 'no JSON', 502],
    [200, '{}', 502],
  ])('when the platform answers %i %s, the caller gets %i', async (status, body, expected) => {
    reply = { status, body };
    expect(await call('GET', { authorization: 'Bearer x' })).toMatchObject({ status: expected });
  });

  test('when the platform says how long to wait, so does the gateway', async () => {
    reply = platformReply({ status: 429, body: '', retryAfter: '17' });
    const { headers } = await app.inject({
      url: '/service/gatehouse/connection',
      headers: { authorization: 'Bearer x' },
    });
    expect(headers['retry-after']).toBe('17');
  });

  test.each(['Sun, 29 Nov 2026 04:00:00 GMT', '', '-1', '1.5', '9999999'])(
    'a time to wait of %j is none',
    (retryAfter) => {
      expect(platformReply({ status: 429, body: '', retryAfter })).toEqual({ status: 429, body: '' });
    },
  );

  test('the CA is for everybody', async () => {
    const { statusCode, body } = await app.inject('/service/gatehouse/tls/ca.pem');
    expect([statusCode, body]).toEqual([200, 'the CA']);
  });
});
