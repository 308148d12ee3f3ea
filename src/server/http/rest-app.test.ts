import { connect } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import * as z from 'zod/mini';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RestCall, RestReply } from '#testing/call-rest.ts';
import { callRest } from '#testing/call-rest.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import { createLog } from './log.ts';
import { createRestApp } from './rest-app.ts';

let logged = '';
const log = createLog({
  write: (line) => {
    logged += line;
  },
});
let app: Awaited<ReturnType<typeof createRestApp>>;
let origin: string;
beforeAll(async () => {
  app = await createRestApp({ log });
  app.post('/echo', async (request) => ({ body: request.body ?? 'nothing' }));
  app.get('/items/:name', async (request) => request.params);
  app.put('/items/:name', async () => ({}));
  app.get('/checked', { schema: { querystring: z.object({ size: z.string() }) } }, async () => ({}));
  app.get('/refused', async () => {
    throw new GatehouseError('too-many-attempts', 'Later.', { retryAfterSeconds: 7 });
  });
  app.get('/broken', async () => {
    throw new Error('secret detail at /etc/passwd');
  });
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());

const call = (method: string, path: string, rest: RestCall = {}): Promise<RestReply> =>
  callRest(origin, method, path, rest);
const echo = (body: string, type: string) => call('POST', '/echo', { body, headers: { 'content-type': type } });

/** What the server answers to bytes that no HTTP client would send. */
async function raw(request: string): Promise<{ status: number; body: unknown }> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  socket.on('error', () => socket.destroy());
  socket.write(request);
  const answer = await readText(socket);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), body: JSON.parse(body) };
}

describe('a body', () => {
  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'application/vnd.com.nsn.cumulocity.option+json;ver=0.9',
  ])('of type %s is read as JSON', async (type) => {
    expect((await echo('{"a":1}', type)).json).toEqual({ body: { a: 1 } });
  });

  test('that is empty is none, whatever type it claims', async () => {
    expect((await echo('', 'application/json')).json).toEqual({ body: 'nothing' });
    expect((await call('POST', '/echo')).json).toEqual({ body: 'nothing' });
  });

  test('as a form is read', async () => {
    expect((await echo('a=1&b=x%20y', 'application/x-www-form-urlencoded')).json).toEqual({
      body: { a: '1', b: 'x y' },
    });
  });

  test.each(['{', '{"a":1}}', 'NaN', '{"__proto__":{}}', '{"a":{"constructor":{"prototype":1}}}'])(
    'that is no proper JSON is refused: %s',
    async (body) => {
      const reply = await echo(body, 'application/json');
      expect(reply.status).toBe(400);
      expect(reply.json).toMatchObject({ message: 'The body is not JSON.', details: { code: 'bad-request' } });
    },
  );

  test.each(['text/plain', 'text/xml', 'application/jsonx', 'multipart/form-data; boundary=x'])(
    'of type %s is refused with 415',
    async (type) => {
      expect((await echo('x', type)).status).toBe(415);
    },
  );

  test('of more than 1 MB is refused with 413', async () => {
    const fits = `"${'x'.repeat(1_048_574)}"`;
    expect((await echo(fits, 'application/json')).status).toBe(200);
    expect((await echo(`${fits} `, 'application/json')).json).toMatchObject({ details: { code: 'body-too-large' } });
  });
});

describe('an error', () => {
  test('comes in the envelope, with the request id of header, log and body', async () => {
    const { status, headers, json } = await call('GET', '/refused', { headers: { 'x-request-id': 'mine' } });
    expect(status).toBe(429);
    expect(headers.get('content-type')).toBe('application/vnd.com.nsn.cumulocity.error+json;charset=UTF-8;ver=0.9');
    expect(headers.get('retry-after')).toBe('7');
    const requestId = headers.get('x-request-id') ?? '';
    expect(requestId).toMatch(/^[\w-]{16}$/);
    expect(json).toEqual({
      error: 'security/Too Many Requests',
      message: 'Later.',
      info: expect.stringContaining('http'),
      details: { code: 'too-many-attempts', requestId, evidence: { retryAfterSeconds: 7 } },
    });
    expect(logged).toContain(`"requestId":"${requestId}"`);
  });

  test('that nobody expected tells nothing to the caller and everything to the log', async () => {
    const { status, text } = await call('GET', '/broken');
    expect(status).toBe(500);
    expect(text).not.toContain('passwd');
    expect(logged).toContain('secret detail at /etc/passwd');
  });

  test('of a query names the field', async () => {
    expect((await call('GET', '/checked')).json).toMatchObject({
      message: expect.stringContaining('size'),
      details: { code: 'validation-failed' },
    });
  });

  test('for a path that is not there is 404, for a method that it does not take 405 with Allow', async () => {
    expect((await call('GET', '/nothing/here')).json).toMatchObject({ details: { code: 'not-found' } });
    const reply = await call('DELETE', '/items/a?x=1');
    expect(reply.status).toBe(405);
    expect(reply.headers.get('allow')).toBe('GET, HEAD, PUT');
    expect(reply.json).toMatchObject({ details: { code: 'method-not-allowed' } });
  });

  test('for a path that cannot be decoded is 400', async () => {
    expect((await call('GET', '/items/%ZZ')).json).toMatchObject({ details: { code: 'bad-request' } });
  });

  test('for a path part of more than 1024 characters is refused', async () => {
    expect((await call('GET', `/items/${'a'.repeat(1024)}`)).status).toBe(200);
    expect((await call('GET', `/items/${'a'.repeat(1025)}`)).status).toBe(404);
  });
});

describe('a request that is no proper HTTP', () => {
  test('is answered in the envelope', async () => {
    const { status, body } = await raw('GET / HTTP/1.1\r\nHost: x\r\nX-Ssl-Cert-Chain: -----BEGIN\nMIIB\r\n\r\n');
    expect(status).toBe(400);
    expect(body).toMatchObject({ message: expect.stringContaining('one line'), details: { code: 'bad-request' } });
  });

  test.each([
    ['64 KB', `A: ${'a'.repeat(70_000)}\r\n`],
    ['1000 lines', 'A: a\r\n'.repeat(1000)],
  ])('with headers of %s is answered 431', async (_size, headers) => {
    const { status, body } = await raw(`GET / HTTP/1.1\r\nHost: x\r\n${headers}\r\n`);
    expect(status).toBe(431);
    expect(body).toMatchObject({ details: { code: 'chain-header-too-large' } });
  });
});

describe('every reply', () => {
  test('forbids sniffing, framing, referrers and storing, and demands no https', async () => {
    const { headers } = await call('GET', '/items/a');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.has('strict-transport-security')).toBe(false);
    expect(headers.has('x-powered-by')).toBe(false);
  });

  test('leaves one log line without query, headers or body', async () => {
    logged = '';
    const headers = { authorization: 'Bearer topsecret', cookie: 'authorization=topsecret' };
    await call('POST', '/echo?token=topsecret', { json: { password: 'topsecret' }, headers });
    const lines = logged.trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ method: 'POST', path: '/echo', status: 200, msg: 'request' });
    expect(logged).not.toContain('topsecret');
  });
});

test('an idle connection is kept for longer than proxies keep theirs', async () => {
  const { headers } = await fetch(`${origin}/checked?size=1`);
  expect(headers.get('keep-alive')).toBe('timeout=72');
});

test('the log leaves secrets out, should one ever be handed to it', () => {
  logged = '';
  log.info({ password: 'topsecret', request: { headers: { authorization: 'topsecret', cookie: 'topsecret' } } });
  expect(logged).not.toContain('topsecret');
});
