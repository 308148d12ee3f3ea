import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startRemotePair } from '#testing/remote-pair.ts';
import { basic, type TestGatehouse } from '#testing/start-gatehouse.ts';
import { smallBodyBytes } from './admit-body.ts';

let cloud: TestGatehouse;
let gateway: TestGatehouse;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ cloud, gateway, stop } = await startRemotePair());
});
afterAll(() => stop());
let logged = 0;
beforeEach(() => {
  logged = cloud.logged().length;
});
/** Paths that reached the tenant in this test. */
const reached = (): string[] =>
  Array.from(
    cloud
      .logged()
      .slice(logged)
      .matchAll(/"path":"([^"]+)"/g),
    ([, path]) => path ?? '',
  );

const option = '/tenant/options/c/k';

/** Sends the head of a request and nothing of its body. @returns the status that comes all the same. */
async function statusOfHead(path: string, ...headers: string[]): Promise<number> {
  const socket = connect(Number(new URL(gateway.restUrl).port), '127.0.0.1');
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  socket.once('error', reject).once('data', (data) => resolve(data.toString()));
  const method = path.startsWith(option) ? 'PUT' : 'POST';
  socket.write([`${method} ${path} HTTP/1.1`, 'Host: localhost', ...headers, '', ''].join('\r\n'));
  const status = Number((await promise).split(' ')[1]);
  socket.destroy();
  return status;
}

const wrong = `Authorization: ${basic('admin', 'wrong password')}`;
const json = 'Content-Type: application/json';

describe('before a body is read', () => {
  test('whoever shows no credentials is refused, and the tenant hears nothing of it', async () => {
    expect(await statusOfHead(option, json, 'Content-Length: 1')).toBe(401);
    expect(await statusOfHead(option, json, 'Content-Length: 1', 'Cookie: other=1; XSRF-TOKEN=x')).toBe(401);
    expect(await statusOfHead(option, json, 'Transfer-Encoding: chunked')).toBe(401);
    expect(reached()).toEqual([]);
  });

  test('whoever is unknown to the tenant is refused, where it is large or does not say how large it is', async () => {
    const large = `Content-Length: ${smallBodyBytes + 1}`;
    expect(await statusOfHead(option, json, large, wrong)).toBe(401);
    expect(await statusOfHead(option, json, 'Transfer-Encoding: chunked', wrong)).toBe(401);
    expect(await statusOfHead(option, json, large, 'Authorization: Bearer x.y.z')).toBe(401);
    expect(
      await statusOfHead(option, json, large, 'Cookie: authorization=x.y.z; XSRF-TOKEN=a', 'X-XSRF-TOKEN: a'),
    ).toBe(401);
    expect(await statusOfHead(option, json, large, 'Cookie: authorization=x.y.z; XSRF-TOKEN=a')).toBe(403);
    expect(new Set(reached())).toEqual(new Set(['/user/currentUser']));
  });

  test('what goes nowhere is refused', async () => {
    expect(await statusOfHead('/tenant/elsewhere', json, 'Content-Length: 1000', wrong)).toBe(404);
    expect(await statusOfHead('/user/currentUser', json, 'Content-Length: 1000', wrong)).toBe(405);
    expect(await statusOfHead('/tenant/%6fauth', json, 'Content-Length: 1000', wrong)).toBe(404);
    expect(reached()).toEqual([]);
  });
});

describe('a body', () => {
  const put = (bytes: number, authorization: string) =>
    gateway.call('PUT', option, { authorization, json: { value: 'x'.repeat(bytes - '{"value":""}'.length) } });

  test(`of ${smallBodyBytes} octets goes to the tenant, which decides by itself`, async () => {
    expect((await put(smallBodyBytes, basic('admin', 'wrong password'))).status).toBe(401);
    expect(reached()).toEqual([option]);
  });

  test('of 1 MB goes to the tenant from whom it knows, one octet more does not', async () => {
    expect((await put(1_048_576, basic('admin'))).status).toBe(422);
    expect(reached()).toEqual(['/user/currentUser', option]);
    expect((await put(1_048_577, basic('admin'))).status).toBe(413);
  });

  test('of a sign-in has 16 KB at most', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const form = (bytes: number) =>
      gateway.call('POST', '/tenant/oauth', { authorization: null, headers, body: 'x='.padEnd(bytes, 'x') });
    expect((await form(smallBodyBytes + 1)).status).toBe(413);
    expect(reached()).toEqual([]);
    expect((await form(smallBodyBytes)).status).not.toBe(413);
    expect(reached()).toEqual(['/tenant/oauth']);
  });
});
