import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tokenTestEvent, tokenTestsPath } from '#contract/token-tests.ts';
import { createLog } from '#server/http/log.ts';
import { createRestApp } from '#server/http/rest-app.ts';
import { createDevice, createRoot } from '#testing/certificate-factory.ts';
import { tokenTestRoutes } from './routes.ts';

const device = createDevice(createRoot());
const body = JSON.stringify({
  certificateChainPem: device.pem,
  privateKeyPem: device.key.pem,
  chainHeader: 'automatic',
});
const admin = JSON.stringify({ userName: 'a', effectiveRoles: [{ name: 'ROLE_TENANT_MANAGEMENT_ADMIN' }] });
/** Accepts connections and never says a word. */
const silent = createServer((socket) => sockets.push(socket));
let sockets: Socket[] = [];
let app: FastifyInstance;
let url: string;
let logged = '';

beforeEach(async () => {
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  app = await createRestApp({ log: createLog({ write: (line) => (logged += line) }) });
  tokenTestRoutes(app, {
    target: { endpoint: new URL(`https://localhost:${port}/`), connectTo: '127.0.0.1', ca: [] },
    ask: () => Promise.resolve({ status: 200, body: admin }),
    now: () => new Date(),
    monotonic: () => performance.now(),
    limits: { connectMs: 20_000, replyMs: 20_000 },
  });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  silent.close();
  app.server.closeAllConnections();
  await app.close();
});

function start(signal: AbortSignal): Promise<Response> {
  const headers = { authorization: 'Basic eDp5', 'content-type': 'application/json' };
  return fetch(url + tokenTestsPath, { method: 'POST', headers, body, signal });
}

test('events come while the run goes on, and closing the request closes the connection to the platform', async () => {
  const cancelled = new AbortController();
  const accepted = once(silent, 'connection');
  const { body: stream } = await start(cancelled.signal);
  const reader = stream!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes('"step":"tls"')) text += (await reader.read()).value ?? '';
  const events = text
    .trim()
    .split('\n')
    .map((line) => tokenTestEvent.parse(JSON.parse(line)));
  expect(events.map(({ type }) => type)).toEqual(['started', 'step-started', 'step-done', 'step-started']);
  const [socket] = (await accepted) as [Socket];
  const closed = once(socket.resume(), 'close');
  cancelled.abort();
  await closed;
  expect(logged).not.toMatch(/PRIVATE KEY/);
  expect(logged).not.toContain(device.key.pem.split('\n')[1]);
});

test('sixteen runs go on at the same time, one more waits its turn', async () => {
  const cancelled = new AbortController();
  const runs = await Promise.all(Array.from({ length: 16 }, () => start(cancelled.signal)));
  expect(runs.map(({ status }) => status)).toEqual(Array(16).fill(200));
  const refused = await start(cancelled.signal);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
  const closing = sockets.map((socket) => once(socket.resume(), 'close'));
  cancelled.abort();
  await Promise.all(closing);
  const again = new AbortController();
  await expect.poll(async () => (await start(again.signal)).status).toBe(200);
  again.abort();
});
