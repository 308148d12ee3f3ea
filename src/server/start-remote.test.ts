import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenTestsPath } from '#contract/token-tests.ts';
import { callRest, type RestCall, type RestReply } from '#testing/call-rest.ts';
import { trust } from '#testing/call-device.ts';
import { createDevice, createIntermediate, createRoot } from '#testing/certificate-factory.ts';
import { validNow } from '#testing/fake-endpoint.ts';
import { basic, startTestGatehouse, testPassword, type TestGatehouse } from '#testing/start-gatehouse.ts';

/** Plays the vendor's cloud. */
let cloud: TestGatehouse;
let gateway: TestGatehouse;

beforeAll(async () => {
  cloud = await startTestGatehouse({}, new Date());
  gateway = await startTestGatehouse(
    {
      GATEHOUSE_UPSTREAM: cloud.restUrl,
      GATEHOUSE_UPSTREAM_DEVICE_PORT: new URL(cloud.deviceUrl).port,
      GATEHOUSE_UPSTREAM_CA: join(cloud.dataFolder, 'tls', 'ca.pem'),
    },
    new Date(),
  );
});
afterAll(async () => {
  await gateway.stop();
  await cloud.stop();
});

const call = (method: string, path: string, more: RestCall = {}): Promise<RestReply> =>
  callRest(gateway.restUrl, method, path, { authorization: basic('t1001/admin'), ...more });
const form = new URLSearchParams({
  grant_type: 'PASSWORD',
  username: 'admin',
  password: testPassword,
  tfa_code: 'undefined',
});
const signIn = (): Promise<RestReply> =>
  call('POST', '/tenant/oauth?tenant_id=t1001', {
    body: form.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

describe('the console in front of a remote tenant', () => {
  test('is served, and knows what is behind it', async () => {
    expect((await call('GET', '/health')).json).toEqual({ status: 'UP' });
    const { json } = await call('GET', '/service/gatehouse/connection');
    const deviceEndpoint = `https://127.0.0.1:${new URL(cloud.deviceUrl).port}/devicecontrol/deviceAccessToken`;
    expect(json).toEqual({ mode: 'remote', deviceEndpoint, ownCa: false });
    expect((await call('GET', '/service/gatehouse/tls/ca.pem')).status).toBe(404);
  });

  test('signs in with cookies of its own origin, and works with them', async () => {
    const { status, headers } = await signIn();
    expect(status).toBe(200);
    const cookies = headers.getSetCookie();
    expect(cookies).toEqual([
      expect.stringMatching(/^authorization=[^;]+; Path=\/; .*HttpOnly; SameSite=Strict$/),
      expect.stringMatching(/^XSRF-TOKEN=[^;]+; Path=\/; .*SameSite=Strict$/),
    ]);
    const cookie = cookies.map((text) => text.split(';')[0]).join('; ');
    const xsrf = /XSRF-TOKEN=([^;]+)/.exec(cookie)?.[1] ?? '';
    const session = { authorization: null, headers: { cookie } };
    expect((await call('GET', '/user/currentUser', session)).json).toMatchObject({ userName: 'admin' });
    const path = '/tenant/options/oauth.internal/device-token.lifespan.seconds';
    const write = { ...session, json: { value: '900' } };
    expect((await call('PUT', path, write)).status).toBe(403);
    const guarded = { ...write, headers: { cookie, 'x-xsrf-token': xsrf } };
    expect((await call('PUT', path, guarded)).json).toMatchObject({ value: '900' });
    const { headers: read } = await call('GET', path, session);
    expect(read.get('etag')).toMatch(/^"/);
    expect(
      (await call('PUT', path, { ...guarded, headers: { ...guarded.headers, 'if-match': '"other"' } })).status,
    ).toBe(412);
    expect((await call('DELETE', path, { ...session, headers: guarded.headers })).status).toBe(204);
    expect((await call('POST', '/user/logout', { ...session, headers: guarded.headers })).status).toBe(200);
    expect((await call('GET', '/user/currentUser', session)).status).toBe(401);
  });

  test('refusals of the tenant come through in its envelope, without a challenge', async () => {
    const { status, json, headers } = await call('GET', '/tenant/options', {
      authorization: basic('admin', 'wrong password'),
    });
    expect([status, json]).toMatchObject([401, { error: 'security/Unauthorized' }]);
    expect(headers.get('www-authenticate')).toBeNull();
    const lifespan = { json: { category: 'oauth.internal', key: 'device-token.lifespan.seconds', value: '299' } };
    expect((await call('POST', '/tenant/options', lifespan)).status).toBe(422);
  });

  test("trusts a CA in the tenant and retrieves a token from the tenant's own device endpoint", async () => {
    const root = createRoot({ subject: 'Remote Fleet CA', ...validNow });
    const intermediate = createIntermediate(root, validNow);
    const device = createDevice(intermediate, { subject: 'remote-1', ...validNow });
    await trust(gateway, root);
    const { status, headers, text } = await call('POST', tokenTestsPath, {
      json: {
        certificateChainPem: device.pem + intermediate.pem,
        privateKeyPem: device.key.pem,
        chainHeader: 'automatic',
      },
    });
    expect([status, headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    const events = text
      .trim()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line));
    expect(events.at(-1)).toMatchObject({ type: 'finished', result: 'token' });
    expect(events).toContainEqual(expect.objectContaining({ type: 'token', signature: 'verified' }));
    expect(gateway.logged() + cloud.logged()).not.toMatch(/PRIVATE KEY|eyJ[\w-]+\./);
  });

  test('token tests are for admins: nobody else may, and bodies are checked', async () => {
    expect((await call('POST', tokenTestsPath, { authorization: null, json: {} })).status).toBe(401);
    const reader = await cloud.addUser({ userName: 'reader', roles: ['ROLE_TENANT_MANAGEMENT_READ'] });
    expect((await call('POST', tokenTestsPath, { authorization: reader, json: {} })).status).toBe(403);
    const { status, text } = await call('POST', tokenTestsPath, { json: { privateKeyPem: 'very secret' } });
    expect(status).toBe(422);
    expect(text).not.toContain('very secret');
  });
});

describe('attack 29: never an open proxy', () => {
  test.each([
    ['GET', '/tenant/tenants'],
    ['GET', '/tenant/tenants/t1001'],
    ['GET', '/inventory/managedObjects'],
    ['POST', '/devicecontrol/deviceAccessToken'],
    ['GET', '/service/other/anything'],
    ['GET', '/application/applications'],
    ['GET', '/.well-known/jwks.json'],
    ['GET', '/tenant/options/a/..%2f..%2ftenants'],
    ['GET', '/tenant/options/a/%2e%2e'],
    ['GET', '/tenant//options'],
    ['GET', '/user/currentUser/'],
  ])('%s %s stays here', async (method, path) => {
    const before = cloud.logged().length;
    expect((await call(method, path)).status).toBe(404);
    expect(cloud.logged().slice(before)).toBe('');
  });

  test('dot segments and whole addresses in the request line stay here', async () => {
    for (const target of [
      '/tenant/options/../tenants',
      'http://169.254.169.254/tenant/options',
      '//169.254.169.254/tenant/options',
    ]) {
      expect(await rawStatus(target)).toMatch(/^HTTP\/1.1 40[04] /);
    }
  });

  test('a method that the path does not have is refused here', async () => {
    const { status, headers } = await call('DELETE', '/tenant/options');
    expect([status, headers.get('allow')]).toEqual([405, 'GET, POST']);
  });
});

async function rawStatus(target: string): Promise<string> {
  const socket = connect(Number(new URL(gateway.restUrl).port), '127.0.0.1');
  socket.end(
    `GET ${target} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${basic('admin')}\r\nConnection: close\r\n\r\n`,
  );
  let text = '';
  for await (const part of socket.setEncoding('utf8')) text += String(part);
  return text;
}

describe('a tenant that misbehaves', () => {
  let fake: Server;
  let front: TestGatehouse;
  let answer: RequestListener;
  let seen: IncomingMessage['headers'];

  beforeAll(async () => {
    fake = createServer((request, response) => {
      seen = request.headers;
      answer(request, response);
    });
    await new Promise<void>((resolve) => fake.listen(0, '127.0.0.1', resolve));
    const { port } = fake.address() as AddressInfo;
    front = await startTestGatehouse({ GATEHOUSE_UPSTREAM: `http://127.0.0.1:${port}` });
  });
  afterAll(async () => {
    await front.stop();
    fake.closeAllConnections();
    fake.close();
  });

  test('only what the tenant needs of a request reaches it', async () => {
    answer = (_request, response) => response.end('{}');
    const headers = {
      cookie: 'authorization=a; other=b; XSRF-TOKEN=c',
      'x-forwarded-for': '1.2.3.4',
      origin: 'https://evil.example',
    };
    await callRest(front.restUrl, 'GET', '/tenant/options', { headers: { ...headers, 'client-cert': 'x' } });
    expect(seen['cookie']).toBe('authorization=a; XSRF-TOKEN=c');
    for (const name of ['x-forwarded-for', 'origin', 'client-cert', 'referer']) expect(seen).not.toHaveProperty(name);
    await callRest(front.restUrl, 'GET', '/tenant/options', { headers, authorization: 'Bearer t' });
    expect(seen).toMatchObject({ authorization: 'Bearer t' });
    expect(seen).not.toHaveProperty('cookie');
  });

  test('cookies of a call with an Authorization header, of other names and for other domains are not passed on', async () => {
    const cookies = ['authorization=a; Domain=.example.com; Path=/x; SameSite=None; Secure', 'tracking=1'];
    answer = (_request, response) => response.setHeader('set-cookie', cookies).end('{}');
    const plain = await callRest(front.restUrl, 'GET', '/tenant/currentTenant');
    expect(plain.headers.getSetCookie()).toEqual(['authorization=a; Path=/; HttpOnly; SameSite=Strict']);
    const bearer = await callRest(front.restUrl, 'GET', '/tenant/currentTenant', { authorization: 'Bearer t' });
    expect(bearer.headers.getSetCookie()).toEqual([]);
  });

  test('a redirect is not followed and not passed on', async () => {
    answer = (_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    const { status, headers } = await callRest(front.restUrl, 'GET', '/tenant/currentTenant');
    expect([status, headers.get('location')]).toEqual([502, null]);
  });

  test('when it hangs up, the answer is 502', async () => {
    answer = (request) => request.socket.destroy();
    const { status, json } = await callRest(front.restUrl, 'GET', '/tenant/currentTenant');
    expect([status, json]).toMatchObject([502, { details: { code: 'upstream-unreachable' } }]);
  });

  test('when its certificate is not trusted, it is not spoken to', async () => {
    const stranger = await startTestGatehouse({ GATEHOUSE_TLS: 'on' }, new Date());
    const distrusting = await startTestGatehouse({ GATEHOUSE_UPSTREAM: stranger.restUrl });
    const { status, json } = await callRest(distrusting.restUrl, 'GET', '/tenant/currentTenant');
    expect([status, json]).toMatchObject([
      502,
      { details: { code: 'upstream-untrusted', evidence: { code: expect.stringMatching(/UNABLE|SELF/) } } },
    ]);
    expect(stranger.logged()).not.toContain('/tenant/currentTenant');
    await distrusting.stop();
    await stranger.stop();
  });
});
