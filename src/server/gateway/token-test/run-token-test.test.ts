import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { RequestListener } from 'node:http';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import { generateKeyPair, exportJWK, SignJWT } from 'jose';
import { tokenTestEvent, type TokenTestEvent, type TokenTestRequest } from '#contract/token-tests.ts';
import { createDevice, createIntermediate, createRoot, type CertificatePlan } from '#testing/certificate-factory.ts';
import { createServerCertificate, startFakeEndpoint, validNow } from '#testing/fake-endpoint.ts';
import { temporaryFolder } from '#testing/openssl.ts';
import { testKey } from '#testing/test-keys.ts';
import type { AskPlatform } from '../ask-platform.ts';
import { runTokenTest } from './run-token-test.ts';

const { ca, server } = createServerCertificate();
const root = createRoot({ subject: 'Fleet CA', ...validNow });
const intermediate = createIntermediate(root, validNow);
const device = createDevice(intermediate, { subject: 'd-1', ...validNow });
const request: TokenTestRequest = {
  certificateChainPem: device.pem + intermediate.pem,
  privateKeyPem: device.key.pem,
  chainHeader: 'automatic',
};
const keys = await generateKeyPair('ES256');
const others = await generateKeyPair('ES256');
const publicJwk = { ...(await exportJWK(keys.publicKey)), kid: 'k' };
const publishing: AskPlatform = () => Promise.resolve({ status: 200, body: JSON.stringify({ keys: [publicJwk] }) });
const silent: AskPlatform = () => Promise.resolve({ status: 404, body: '' });
const tokenUntil = (seconds: number, key = keys.privateKey): Promise<string> =>
  new SignJWT({ sub: 'device_d-1', exp: seconds }).setProtectedHeader({ alg: 'ES256', kid: 'k' }).sign(key);
const inAnHour = Math.floor(Date.now() / 1000) + 3600;

let closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.map((close) => close()));
  closing = [];
});

interface Changes {
  port?: number;
  host?: string;
  connectTo?: string;
  trusted?: string;
  ask?: AskPlatform;
  limits?: { connectMs: number; replyMs: number };
  signal?: AbortSignal;
  request?: Partial<TokenTestRequest>;
}

async function run(changes: Changes): Promise<TokenTestEvent[]> {
  const setting = {
    target: {
      endpoint: new URL(`https://${changes.host ?? 'localhost'}:${changes.port ?? 1}/devicecontrol/deviceAccessToken`),
      connectTo: changes.connectTo ?? '127.0.0.1',
      ca: [changes.trusted ?? ca.pem],
    },
    ask: changes.ask ?? publishing,
    now: () => new Date(),
    monotonic: () => performance.now(),
    limits: changes.limits ?? { connectMs: 10_000, replyMs: 15_000 },
  };
  const signal = changes.signal ?? new AbortController().signal;
  const events: TokenTestEvent[] = [];
  for await (const event of runTokenTest({ ...request, ...changes.request }, setting, signal)) {
    events.push(tokenTestEvent.parse(event));
  }
  return events;
}

async function endpoint(answer: RequestListener, options: Partial<Parameters<typeof startFakeEndpoint>[1]> = {}) {
  const started = await startFakeEndpoint(answer, { server, ...options });
  closing.push(() => started.close());
  return started.port;
}

async function tcpServer(talk: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket);
    talk(socket);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => listener.close(resolve));
  });
  return (listener.address() as AddressInfo).port;
}

/** A server of another make, which trusts nobody and says so in TLS itself. */
async function opensslServer(version: string): Promise<number> {
  const files = temporaryFolder();
  const own = ['-cert', files.write('s.pem', server.pem), '-key', files.write('k.pem', server.key.pem)];
  const trust = ['-CAfile', files.write('ca.pem', ca.pem), '-Verify', '1', '-verify_return_error'];
  const child = spawn('openssl', ['s_server', '-accept', '127.0.0.1:0', version, ...own, ...trust]);
  const ended = once(child, 'exit');
  closing.push(async () => {
    child.kill();
    await ended;
    files.remove();
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, port] = /^ACCEPT .*:(\d+)$/.exec(line) ?? [];
    if (port !== undefined) return Number(port);
  }
  throw new Error('openssl s_server did not start');
}

const answering =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_incoming, outgoing) => {
    outgoing.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  };
const failure = (events: TokenTestEvent[]): unknown => {
  expect(events.at(-1)).toMatchObject({ type: 'finished', result: 'failed' });
  const failed = events.find((event) => event.type === 'failed');
  return failed && [failed.step, failed.reason];
};

describe('a run that ends with a token', () => {
  test('gives each step with its time, the reply and the token', async () => {
    const accessToken = await tokenUntil(inAnHour);
    let seen: Record<string, unknown> = {};
    const port = await endpoint((incoming, outgoing) => {
      seen = { method: incoming.method, url: incoming.url, ...incoming.headers };
      answering(200, JSON.stringify({ accessToken }), { 'X-Request-Id': 'r-1' })(incoming, outgoing);
    });
    const events = await run({ port });
    expect(events.map((event) => ('step' in event ? `${event.type} ${event.step}` : event.type))).toEqual([
      'started',
      ...['connect', 'tls', 'request'].flatMap((step) => [`step-started ${step}`, `step-done ${step}`]),
      'step-started reply',
      'reply',
      'step-done reply',
      'step-started token',
      'token',
      'step-done token',
      'finished',
    ]);
    expect(seen).toMatchObject({ method: 'POST', url: '/devicecontrol/deviceAccessToken', 'content-length': '0' });
    expect(seen['x-ssl-cert-chain']).toMatch(/^-----BEGIN CERTIFICATE----- \S+ .*-----END CERTIFICATE-----$/);
    expect(events).toContainEqual(expect.objectContaining({ type: 'reply', status: 200, requestId: 'r-1' }));
    expect(events).toContainEqual(expect.objectContaining({ type: 'token', accessToken, signature: 'verified' }));
    const handshake = events.find((event) => event.type === 'step-done' && event.step === 'tls');
    expect(handshake).toMatchObject({ facts: { version: 'TLSv1.3', serverSubject: 'CN=localhost' } });
  });

  test('says so where the platform publishes no keys', async () => {
    const accessToken = await tokenUntil(inAnHour);
    const events = await run({ port: await endpoint(answering(200, JSON.stringify({ accessToken }))), ask: silent });
    expect(events).toContainEqual(expect.objectContaining({ type: 'token', signature: 'unpublished' }));
  });

  test.each([
    ['off', device.pem + intermediate.pem, false],
    ['automatic', device.pem, false],
    ['automatic', device.pem + intermediate.pem, true],
    ['on', device.pem + intermediate.pem, true],
  ] as const)('header %s', async (chainHeader, certificateChainPem, sent) => {
    let header: unknown;
    const port = await endpoint((incoming, outgoing) => {
      header = incoming.headers['x-ssl-cert-chain'];
      answering(500, '{}')(incoming, outgoing);
    });
    const [started] = await run({ port, request: { chainHeader, certificateChainPem } });
    expect(started).toMatchObject({ type: 'started', headerSent: sent });
    expect(header !== undefined).toBe(sent);
  });
});

describe('what the admin gave', () => {
  const encrypted = testKey('P-256', 'x').privateKey.export({
    format: 'pem',
    type: 'pkcs8',
    cipher: 'aes-256-cbc',
    passphrase: 'p',
  });
  const cases: [string, Partial<TokenTestRequest>][] = [
    ['chain-unparseable', { certificateChainPem: 'text' }],
    ['chain-unparseable', { certificateChainPem: device.pem.slice(0, 300) }],
    ['key-unparseable', { privateKeyPem: 'text' }],
    ['key-encrypted', { privateKeyPem: encrypted.toString() }],
    ['key-mismatch', { privateKeyPem: root.key.pem }],
  ];
  test.each(cases)('%s', async (reason, change) => {
    expect(failure(await run({ request: change }))).toEqual(['connect', reason]);
  });
});

describe('a run that fails to connect', () => {
  test('when nobody listens', async () => {
    const port = await tcpServer(() => undefined);
    await Promise.all(closing.splice(0).map((close) => close()));
    expect(failure(await run({ port }))).toEqual(['connect', 'connection-refused']);
  });

  test('when the name does not exist', async () => {
    const limits = { connectMs: 80_000, replyMs: 1000 };
    const events = await run({ host: 'no-such-host.invalid', connectTo: 'no-such-host.invalid', limits });
    expect(failure(events)).toEqual(['connect', 'target-unresolvable']);
  });

  test('when the other side accepts and then says nothing', async () => {
    const port = await tcpServer(() => undefined);
    const events = await run({ port, limits: { connectMs: 2000, replyMs: 2000 } });
    expect(failure(events)).toEqual(['tls', 'connection-timeout']);
  });

  test('when the other side hangs up', async () => {
    const port = await tcpServer((socket) => socket.destroy());
    expect(failure(await run({ port }))).toEqual(['tls', 'connection-lost']);
  });

  test('when the other side does not speak TLS', async () => {
    const port = await tcpServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(failure(await run({ port }))).toEqual(['tls', 'tls-failed']);
  });

  const stranger = createRoot({ subject: 'Endpoint CA', key: testKey('P-256', 'stranger'), ...validNow });
  test('when the server certificate comes from another CA, of the same name even', async () => {
    const port = await endpoint(answering(200, '{}'));
    expect(failure(await run({ port, trusted: stranger.pem }))).toEqual(['tls', 'server-certificate-untrusted']);
    expect(failure(await run({ port, trusted: root.pem }))).toEqual(['tls', 'server-certificate-untrusted']);
  });

  const plans: [string, CertificatePlan][] = [
    ['server-certificate-expired', { notAfter: new Date(Date.now() - 1000) }],
    ['server-certificate-expired', { notBefore: new Date(Date.now() + 3_600_000) }],
    ['server-certificate-name', { subjectAlternativeNames: [{ dns: 'other.example.com' }] }],
  ];
  test.each(plans)('%s', async (reason, plan) => {
    const other = createServerCertificate(plan);
    const port = await endpoint(answering(200, '{}'), { server: other.server });
    expect(failure(await run({ port, trusted: other.ca.pem }))).toEqual(['tls', reason]);
  });

  test.each([
    ['-tls1_2', 'tls'],
    ['-tls1_3', 'request'],
  ])('when an OpenSSL server refuses the certificate by an alert (%s)', async (version, step) => {
    const port = await opensslServer(version);
    expect(failure(await run({ port }))).toEqual([step, 'tls-refused-by-server']);
  });
});

describe('a reply that is no token', () => {
  const envelope = (code: string): string => JSON.stringify({ error: 'e', message: 'm', details: { code } });
  const cases: [string, number, string, string][] = [
    ['bad-request', 400, '{}', 'reply'],
    ['header-too-large', 400, envelope('chain-header-too-many'), 'reply'],
    ['header-too-large', 431, '', 'reply'],
    ['chain-refused', 401, envelope('chain-refused'), 'reply'],
    ['tls-client-certificate-unusable', 401, envelope('client-certificate-missing'), 'reply'],
    ['device-forbidden', 403, '{}', 'reply'],
    ['feature-disabled', 404, '{}', 'reply'],
    ['identity-unusable', 422, '{}', 'reply'],
    ['too-many-attempts', 429, '{}', 'reply'],
    ['platform-error', 503, '<html>', 'reply'],
    ['platform-error', 302, '', 'reply'],
    ['reply-not-json', 200, '<html>', 'reply'],
    ['reply-without-token', 200, '{}', 'reply'],
    ['reply-without-token', 200, '{"accessToken":7}', 'reply'],
    ['reply-too-large', 200, `"${'x'.repeat(70_000)}"`, 'reply'],
    ['token-malformed', 200, '{"accessToken":"a.b.c"}', 'token'],
  ];
  test.each(cases)('%s (status %i)', async (reason, status, body, step) => {
    const port = await endpoint(answering(status, body));
    expect(failure(await run({ port }))).toEqual([step, reason]);
  });

  test('when the token has ended already, or is signed by somebody else', async () => {
    const reply = (accessToken: string): RequestListener => answering(200, JSON.stringify({ accessToken }));
    const ended = await endpoint(reply(await tokenUntil(inAnHour - 7200)));
    expect(failure(await run({ port: ended }))).toEqual(['token', 'token-expired']);
    const foreign = await endpoint(reply(await tokenUntil(inAnHour, others.privateKey)));
    expect(failure(await run({ port: foreign }))).toEqual(['token', 'token-signature-invalid']);
  });

  test('when it never comes', async () => {
    const port = await endpoint(() => undefined);
    const events = await run({ port, limits: { connectMs: 10_000, replyMs: 200 } });
    expect(failure(events)).toEqual(['request', 'reply-timeout']);
  });

  test('when it stops in the middle', async () => {
    const port = await endpoint((_incoming, outgoing) => {
      outgoing.writeHead(200, { 'content-length': '100' }).write('{', () => outgoing.destroy());
    });
    expect(failure(await run({ port }))).toEqual(['reply', 'connection-lost']);
  });

  test('when it is not HTTP', async () => {
    const port = await endpoint((_incoming, outgoing) => outgoing.socket?.end('220 mail.example.com ESMTP\r\n'));
    expect(failure(await run({ port }))).toEqual(['request', 'reply-not-json']);
  });
});

describe('a device key that TLS cannot use', () => {
  test.each(['RSA-1024', 'Ed25519'] as const)('%s is tried all the same', async (kind) => {
    const odd = createDevice(root, { subject: 'odd', key: testKey(kind), ...validNow });
    let presented = false;
    const port = await endpoint(
      (incoming, outgoing) => {
        presented = 'getPeerX509Certificate' in incoming.socket;
        answering(401, '{}')(incoming, outgoing);
      },
      { ciphers: 'DEFAULT@SECLEVEL=0' },
    );
    const events = await run({ port, request: { certificateChainPem: odd.pem, privateKeyPem: odd.key.pem } });
    expect(failure(events)).toEqual(['reply', 'chain-refused']);
    expect(presented).toBe(true);
  });
});

test('when the admin cancels, the connection is closed and no further event comes', async () => {
  const cancelled = new AbortController();
  const closed = Promise.withResolvers<void>();
  const port = await endpoint((incoming) => {
    incoming.socket.once('close', () => closed.resolve());
    cancelled.abort();
  });
  const events = await run({ port, signal: cancelled.signal });
  expect(events.at(-1)).toMatchObject({ type: 'step-started', step: 'request' });
  await closed.promise;
});
