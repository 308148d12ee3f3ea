import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRoot, pemOf } from '#testing/certificate-factory.ts';
import { createCrl } from '#testing/crl-factory.ts';
import { startListServer, type ListServer } from '#testing/list-server.ts';
import { fetchLimits, fetchList } from './fetch-list.ts';
import { resolveHost, type ResolveHost } from './resolve-host.ts';

let server: ListServer;
beforeAll(async () => {
  server = await startListServer();
});
afterAll(() => server.stop());

const crl = createCrl(createRoot());
const fetchFrom = (url: string, resolve: ResolveHost = resolveHost) =>
  fetchList(url, { allowedHosts: new Set([server.host, `internal.example:${server.host.split(':')[1]}`]), resolve });
const answers =
  (...addresses: string[]): ResolveHost =>
  () =>
    Promise.resolve(addresses);

describe('a list on a host that the operator named', () => {
  test('is fetched as DER, and as PEM', async () => {
    server.answers.set('/der', crl).set('/pem', Buffer.from(pemOf('X509 CRL', crl)));
    expect(await fetchFrom(server.url('/der'))).toMatchObject({ der: crl });
    expect(await fetchFrom(server.url('/pem'))).toMatchObject({ der: crl });
  });

  test('asks for it plainly: no cookie, no credentials, nothing packed', async () => {
    let headers: unknown;
    server.answers.set('/headers', (request, response) => {
      ({ headers } = request);
      response.end(crl);
    });
    await fetchFrom(server.url('/headers'));
    expect(headers).toEqual({
      accept: 'application/pkix-crl, */*;q=0.1',
      'accept-encoding': 'identity',
      connection: 'close',
      host: server.host,
      'user-agent': 'gatehouse',
    });
  });

  test('is looked up by its name once, and reached at the address found then', async () => {
    server.answers.set('/named', crl);
    let asked = 0;
    const resolve: ResolveHost = async () => {
      asked += 1;
      return ['127.0.0.1'];
    };
    expect(await fetchFrom(`http://internal.example:${server.host.split(':')[1]}/named`, resolve)).toMatchObject({
      der: crl,
    });
    expect(asked).toBe(1);
  });

  test('is not followed to where a redirect leads', async () => {
    server.answers.set('/moved', (_, response) => response.writeHead(302, { location: server.url('/der') }).end());
    const before = server.asked.length;
    expect(await fetchFrom(server.url('/moved'))).toBe('status');
    expect(server.asked.slice(before)).toEqual(['/moved']);
  });

  test.each([
    ['is not there', '/missing', undefined, 'status'],
    ['is no list', '/page', Buffer.from('<html>'), 'not-a-list'],
    ['is empty', '/empty', Buffer.alloc(0), 'not-a-list'],
    ['has something behind it', '/trailing', Buffer.concat([crl, Buffer.from('\n')]), 'not-a-list'],
  ])('is none when it %s', async (_, path, answer, failure) => {
    if (answer !== undefined) server.answers.set(path, answer);
    expect(await fetchFrom(server.url(path))).toBe(failure);
  });

  test('is not unpacked', async () => {
    server.answers.set('/packed', (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(crl)),
    );
    expect(await fetchFrom(server.url('/packed'))).toBe('encoded');
  });

  test('may have 1 MB and not one octet more, announced or not', async () => {
    const { bytes } = fetchLimits;
    server.answers.set('/announced', (_, response) =>
      response.writeHead(200, { 'content-length': bytes + 1 }).write('x'),
    );
    expect(await fetchFrom(server.url('/announced'))).toBe('too-large');
    server.answers.set('/streamed', (_, response) => response.end(Buffer.alloc(bytes + 1)));
    expect(await fetchFrom(server.url('/streamed'))).toBe('too-large');
    server.answers.set('/full', (_, response) => response.end(Buffer.alloc(bytes)));
    expect(await fetchFrom(server.url('/full'))).toBe('not-a-list');
  });

  test('that does not come in time is given up, before or within its body', async () => {
    server.answers.set('/silent', () => undefined).set('/slow', (_, response) => response.writeHead(200).write('x'));
    expect(await Promise.all(['/silent', '/slow'].map((path) => fetchFrom(server.url(path))))).toEqual([
      'timeout',
      'timeout',
    ]);
  });

  test('of a name server that is silent is given up as well', async () => {
    const resolve: ResolveHost = () => new Promise(() => undefined);
    expect(await fetchFrom('http://crl.example.com/a', resolve)).toBe('timeout');
  });
});

describe('attack 19 and 29: a list on any other host', () => {
  test.each([
    ['http://127.0.0.1/a'],
    ['http://2130706433/a'],
    ['http://0x7f000001/a'],
    ['http://[::1]/a'],
    ['http://[::ffff:7f00:1]/a'],
    ['http://169.254.169.254/latest/meta-data/'],
    ['http://10.1.2.3/a'],
    ['http://0/a'],
  ])('is not fetched from %s', async (url) => {
    expect(await fetchFrom(url)).toBe('address-not-public');
  });

  test('is not fetched where one of several addresses is private', async () => {
    expect(await fetchFrom('http://crl.example.com/a', answers('93.184.215.14', '127.0.0.1'))).toBe(
      'address-not-public',
    );
    expect(await fetchFrom('http://crl.example.com/a', answers('::ffff:127.0.0.1'))).toBe('address-not-public');
  });

  test('is not fetched where the name has no address', async () => {
    const resolve: ResolveHost = () => Promise.reject(new Error('not found'));
    expect(await fetchFrom('http://crl.example.com/a', resolve)).toBe('name-not-found');
  });

  test('is not fetched from localhost by its name', async () => {
    expect(await fetchFrom('http://localhost/a', answers('127.0.0.1'))).toBe('address-not-public');
  });
});
