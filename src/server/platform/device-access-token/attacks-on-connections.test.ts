import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callDevice, keptConnection, trust } from '#testing/call-device.ts';
import { createChain, createDevice, createRoot, pemOf } from '#testing/certificate-factory.ts';
import { temporaryFolder } from '#testing/openssl.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';
import { testKey } from '#testing/test-keys.ts';

let gatehouse: TestGatehouse;
const files = temporaryFolder();
const { root, intermediate, device } = createChain();
const headerForm = (pem: string): string => pem.trim().replaceAll('\n', ' ');
const chain = headerForm(intermediate.pem);

beforeAll(async () => {
  gatehouse = await startTestGatehouse();
  await trust(gatehouse, root);
});
afterAll(async () => {
  await gatehouse.stop();
  files.remove();
});

/** Sends octets as they are over a connection of the device's and gives everything that comes back. */
async function sendRaw(text: string): Promise<string> {
  const { port } = new URL(gatehouse.deviceUrl);
  const socket = connect({
    port: Number(port),
    host: '127.0.0.1',
    rejectUnauthorized: false,
    cert: device.pem,
    key: device.key.pem,
  });
  const { promise, resolve } = Promise.withResolvers<string>();
  let received = '';
  socket.setEncoding('utf8').on('data', (part: string) => (received += part));
  socket.on('close', () => resolve(received)).on('error', () => resolve(received));
  socket.write(text);
  return promise;
}
const post = (lines: string[]): string =>
  ['POST /devicecontrol/deviceAccessToken HTTP/1.1', 'Host: localhost', 'Connection: close', ...lines, '', ''].join(
    '\r\n',
  );

/** One call by the real `openssl s_client`, with the flags given; what it printed. */
async function openssl(...flags: string[]): Promise<string> {
  const { port } = new URL(gatehouse.deviceUrl);
  const own = ['-cert', files.write('d.pem', device.pem), '-key', files.write('d.key', device.key.pem)];
  const child = spawn('openssl', ['s_client', '-ign_eof', '-connect', `127.0.0.1:${port}`, ...own, ...flags]);
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (printed += part));
  child.stdin.end(post([`X-Ssl-Cert-Chain: ${chain}`]));
  await once(child, 'close');
  return printed;
}

describe('attack 14: a TLS session is never resumed', () => {
  test.each(['-tls1_2', '-tls1_3'])('%s: what openssl kept of the first connection is of no use', async (version) => {
    const session = join(files.folder, 'session.pem');
    const first = await openssl(version, '-sess_out', session);
    expect(first).toMatch(/HTTP\/1.1 200/);
    const second = existsSync(session) ? await openssl(version, '-sess_in', session) : await openssl(version);
    expect(second).toMatch(/^New, /m);
    expect(second).not.toMatch(/^Reused, /m);
    rmSync(session, { force: true });
  });

  test.each(['TLSv1.2', 'TLSv1.3'] as const)(
    '%s: a session from before trust was withdrawn is worth nothing',
    async (version) => {
      const ca = createRoot({ subject: `Withdrawn ${version}` });
      const fingerprint = await trust(gatehouse, ca);
      const own = createDevice(ca, { subject: `resumer-${version}` });
      let session: Buffer | undefined;
      const ask = async (): Promise<{ answer: string; reused: boolean | undefined }> => {
        const socket = connect({
          port: Number(new URL(gatehouse.deviceUrl).port),
          host: '127.0.0.1',
          rejectUnauthorized: false,
          minVersion: version,
          maxVersion: version,
          cert: own.pem,
          key: own.key.pem,
          ...(session && { session }),
        });
        let reused: boolean | undefined;
        socket.once('secureConnect', () => {
          reused = socket.isSessionReused();
          session ??= socket.getSession();
        });
        socket.on('session', (ticket) => (session = ticket)).write(post([]));
        let answer = '';
        for await (const part of socket.setEncoding('utf8')) answer += String(part);
        return { answer, reused };
      };
      expect((await ask()).answer).toMatch(/^HTTP\/1.1 200 /);
      const path = `/tenant/tenants/t1001/trusted-certificates/${fingerprint}`;
      await gatehouse.call('PUT', path, { json: { status: 'DISABLED' } });
      expect(await ask()).toEqual({ answer: expect.stringMatching(/^HTTP\/1.1 401 /), reused: false });
    },
  );

  test('five reconnections are five handshakes', async () => {
    const printed = await openssl('-tls1_2', '-reconnect');
    expect(printed.match(/^New, /gm)).toHaveLength(6);
    expect(printed).not.toMatch(/^Reused, /m);
  });
});

describe('attack 15: an open connection', () => {
  test('serves many requests with the chain of its one handshake', async () => {
    const agent = keptConnection();
    const replies = [];
    for (let count = 0; count < 3; count += 1)
      replies.push(await callDevice(gatehouse, { device, along: [intermediate], agent }));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    agent.destroy();
  });

  test('is refused at its next request when the trusted certificate is disabled or deleted', async () => {
    const ca = createRoot({ subject: 'Passing CA' });
    const fingerprint = await trust(gatehouse, ca);
    const path = `/tenant/tenants/t1001/trusted-certificates/${fingerprint}`;
    const agent = keptConnection();
    const call = { device: createDevice(ca, { subject: 'passing' }), agent };
    const next = async (): Promise<number> => (await callDevice(gatehouse, call)).status;
    expect(await next()).toBe(200);
    await gatehouse.call('PUT', path, { json: { status: 'DISABLED' } });
    expect(await next()).toBe(401);
    await gatehouse.call('PUT', path, { json: { status: 'ENABLED' } });
    expect(await next()).toBe(200);
    await gatehouse.call('DELETE', path);
    expect(await next()).toBe(401);
    agent.destroy();
  });

  test('is refused at its next request when a certificate has ended meanwhile', async () => {
    const agent = keptConnection();
    const until = new Date(gatehouse.clock.now().getTime() + 60_000);
    const short = createDevice(intermediate, { subject: 'short', notAfter: until });
    const call = { device: short, along: [intermediate], agent };
    expect(await callDevice(gatehouse, call)).toMatchObject({ status: 200 });
    const before = gatehouse.clock.now();
    gatehouse.clock.advance(61);
    expect(await callDevice(gatehouse, call)).toMatchObject({ status: 401 });
    gatehouse.clock.set(before);
    agent.destroy();
  });

  test('is judged anew when the header is another one', async () => {
    const agent = keptConnection();
    expect(await callDevice(gatehouse, { device, header: [intermediate], agent })).toMatchObject({ status: 200 });
    expect(await callDevice(gatehouse, { device, header: [], agent })).toMatchObject({ status: 401 });
    expect(await callDevice(gatehouse, { device, header: 'rubbish', agent })).toMatchObject({ status: 400 });
    agent.destroy();
  });
});

describe('attack 23: the chain header', () => {
  const status = async (header: string | string[]): Promise<unknown[]> => {
    const { status: code, body } = await callDevice(gatehouse, { device, header });
    return [code, code === 200 ? 'token' : body['error']];
  };
  const badRequest = [400, 'Device Certificates/Bad Request'];

  test.each<[string, string | string[]]>([
    ['in its usual form', chain],
    ['twice, in two lines', [headerForm(root.pem), chain]],
    ['percent-encoded', encodeURIComponent(intermediate.pem)],
    ['without its last dashes', chain.slice(0, -5)],
    ['with a trailing blank', `${chain} `],
    ['with commas between', `${headerForm(root.pem)},${chain}`],
    ['without blanks where line breaks were', intermediate.pem.replaceAll('\n', '')],
  ])('%s is read', async (_name, header) => {
    expect(await status(header)).toEqual([200, 'token']);
  });

  test.each<[string, string]>([
    ['text', 'rubbish'],
    ['a private key behind the chain', `${chain} ${headerForm(intermediate.key.pem)}`],
    ['a truncated certificate', chain.slice(0, 300)],
    ['a certificate that is none', headerForm(pemOf('CERTIFICATE', Uint8Array.of(0x30, 0)))],
  ])('%s is refused with 400, and nothing of it is told or logged', async (_name, header) => {
    expect(await status(header)).toEqual(badRequest);
    expect(gatehouse.logged()).not.toContain(header.slice(-20));
  });

  test('truncation is told in the words of the contract', async () => {
    const { body } = await callDevice(gatehouse, { device, header: chain.slice(0, 300) });
    expect(body['message']).toBe('Cannot parse X509 certificate. : Incomplete data');
  });

  test('ten certificates are read, eleven are not', async () => {
    const others = Array.from({ length: 10 }, (_item, index) => headerForm(createRoot({ subject: `R${index}` }).pem));
    expect(await status([...others.slice(0, 9), chain].join(' '))).toEqual([200, 'token']);
    const { status: code, body } = await callDevice(gatehouse, { device, header: [...others, chain].join(' ') });
    expect([code, body]).toMatchObject([400, { details: { code: 'chain-header-too-many' } }]);
  });

  test('32 KB are read, one octet more is answered with 431, and 64 KB too', async () => {
    const padded = (size: number): string => chain.replace('----- ', `-----${' '.repeat(size - chain.length + 1)}`);
    expect(await status(padded(32_768))).toEqual([200, 'token']);
    expect(await status(padded(32_769))).toEqual([431, 'Device Certificates/Bad Request']);
    expect(await status(padded(70_000))).toEqual([431, 'Device Certificates/Bad Request']);
  });

  test('raw PEM over several lines breaks HTTP, and is answered with a friendly 400', async () => {
    const answer = await sendRaw(post([`X-Ssl-Cert-Chain: ${intermediate.pem}`]));
    expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
    expect(answer).toContain('A header value must stand on one line.');
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ error: 'general/Bad Request' });
  });

  test('NUL inside is answered with 400', async () => {
    expect(await sendRaw(post([`X-Ssl-Cert-Chain: ${chain}\u0000`]))).toMatch(/^HTTP\/1.1 400 /);
  });

  test('two requests smuggled as one are not both served', async () => {
    const lines = ['Content-Length: 5', 'Transfer-Encoding: chunked', `X-Ssl-Cert-Chain: ${chain}`];
    expect(await sendRaw(post(lines))).toMatch(/^HTTP\/1.1 400 /);
  });
});

test('a key that TLS itself cannot use arrives as no certificate, and the reply names that cause', async () => {
  const odd = createDevice(root, { subject: 'odd', key: testKey('secp256k1') });
  const { status, body } = await callDevice(gatehouse, { device: odd });
  expect([status, body]).toMatchObject([401, { details: { code: 'client-certificate-missing' } }]);
  expect(body['message']).toContain('secp256k1');
});

test.each(['Ed25519', 'RSA-3072', 'P-384'] as const)('a device with a key of %s gets its token', async (kind) => {
  const call = {
    device: createDevice(intermediate, { subject: `by-${kind}`, key: testKey(kind) }),
    header: [intermediate],
  };
  expect(await callDevice(gatehouse, call)).toMatchObject({ status: 200 });
});

test('the issuers that the server accepts are not listed (contract 1.9)', async () => {
  expect(await openssl('-tls1_2')).toMatch(/No client certificate CA names sent/);
});

test('TLS 1.1 is refused', async () => {
  expect(await openssl('-tls1_1', '-cipher', 'DEFAULT@SECLEVEL=0')).not.toMatch(/HTTP\/1.1/);
});
