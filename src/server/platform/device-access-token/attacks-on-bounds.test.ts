import { connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { fitOpenFiles } from '#server/http/connections/connection-room.ts';
import { callDevice, keptConnection, trust, type DeviceReply } from '#testing/call-device.ts';
import { callRest } from '#testing/call-rest.ts';
import { createChain, createDevice, createIntermediate, createRoot } from '#testing/certificate-factory.ts';
import { validNow } from '#testing/fake-endpoint.ts';
import { startFlood } from '#testing/flood.ts';
import type { FloodKind } from '#testing/flood-client.ts';
import { temporaryFolder } from '#testing/openssl.ts';
import { basic, startTestGatehouse, testPassword, type TestGatehouse } from '#testing/start-gatehouse.ts';
import { startProcess, type RunningProcess } from '#testing/start-process.ts';
import { deviceConnectionLimits } from './device-listener.ts';
import { refusalLimits } from './refusal-limit.ts';
import { passedOverBodyBytes } from './request-body.ts';

describe('attack 31: connections that say nothing, or speak slowly', () => {
  const openFiles = 512;
  const { handshakes, open } = fitOpenFiles(deviceConnectionLimits, 'devices', openFiles);
  const files = temporaryFolder();
  const ca = createRoot({ subject: 'Bounded Fleet CA', ...validNow });
  const device = createDevice(ca, { subject: 'patient', ...validNow });
  let running: RunningProcess;
  beforeAll(async () => {
    running = await startProcess({ GATEHOUSE_ADMIN_PASSWORD: testPassword }, openFiles);
    const json = { certInPemFormat: ca.pem, status: 'ENABLED', autoRegistrationEnabled: true };
    await callRest(running.url, 'POST', '/tenant/tenants/t1001/trusted-certificates', {
      authorization: basic('admin'),
      json,
    });
  });
  afterAll(async () => {
    await running.stop();
    files.remove();
  });
  const flood = (kind: FloodKind, count: number, url = running.deviceUrl) => {
    const attack = startFlood({
      kind,
      count,
      port: new URL(url).port,
      certificateFile: files.write('device.pem', device.pem),
      keyFile: files.write('device.key', device.key.pem),
    });
    onTestFinished(() => attack.end());
    return attack;
  };

  test.each<[FloodKind, number]>([
    ['silent', handshakes],
    ['hello', handshakes],
    ['idle', open],
    ['slow-headers', open],
    ['slow-bodies', open],
  ])('%s: beyond the limit the oldest give way, and an honest device gets its token', async (kind, limit) => {
    const count = limit + 50;
    const attack = flood(kind, count);
    await attack.until(({ opened, closed, failed }) => opened + failed === count && closed + failed >= 50);
    const call = { device: createDevice(ca, { subject: `beside-${kind}`, ...validNow }) };
    expect(await callDevice(running, call)).toMatchObject({ status: 200 });
    expect(running.output()).toContain('connections were closed: there were too many');
  });

  test('slow-forms: the console and REST go on beside them as well', async () => {
    const attack = flood('slow-forms', 600, running.url);
    await attack.until((count) => count.opened + count.failed === 600 && count.closed > 0);
    const reply = await callRest(running.url, 'GET', '/tenant/currentTenant', { authorization: basic('admin') });
    expect(reply.status).toBe(200);
  });

  test('a connection that is in use stays open while others come and go', async () => {
    const agent = keptConnection();
    const next = (): Promise<DeviceReply> => callDevice(running, { device, agent });
    expect((await next()).status).toBe(200);
    const attack = flood('idle', open + 50);
    await attack.until(({ opened }) => opened >= open / 2);
    expect((await next()).status).toBe(200);
    await attack.until(({ closed }) => closed > 0);
    expect((await next()).status).toBe(200);
    agent.destroy();
  });
});

describe('refused attempts of one address', () => {
  let gatehouse: TestGatehouse;
  const { root, intermediate, device } = createChain();
  const stranger = createDevice(createRoot({ subject: 'Nobody' }), { subject: 'stranger' });
  beforeAll(async () => {
    gatehouse = await startTestGatehouse();
    await trust(gatehouse, root);
  });
  afterAll(() => gatehouse.stop());

  test('beyond the limit are answered with 429 and a time; accepted ones never, whatever came before', async () => {
    const agent = keptConnection();
    const refused = (): Promise<DeviceReply> => callDevice(gatehouse, { device: stranger, agent });
    for (let count = 0; count < refusalLimits.refusals; count += 1) {
      expect([count, (await refused()).status]).toEqual([count, 401]);
    }
    gatehouse.clock.advance(20);
    const { status, headers, body } = await refused();
    expect([status, headers['retry-after'], body]).toMatchObject([
      429,
      '40',
      { error: 'security/Too Many Requests', details: { code: 'too-many-attempts' } },
    ]);
    for (let count = 0; count < 3; count += 1) {
      const honest = createDevice(intermediate, { subject: `honest-${count}` });
      expect(await callDevice(gatehouse, { device: honest, header: [intermediate] })).toMatchObject({ status: 200 });
      expect(await callDevice(gatehouse, { device, header: [intermediate] })).toMatchObject({ status: 200 });
    }
    expect((await refused()).status).toBe(429);
    gatehouse.clock.advance(40);
    expect((await refused()).status).toBe(401);
    agent.destroy();
  });

  test('an honest device whose chain takes many signatures is served beyond the limit too', async () => {
    const agent = keptConnection();
    for (let count = 0; count <= refusalLimits.refusals; count += 1) {
      await callDevice(gatehouse, { device: stranger, agent });
    }
    agent.destroy();
    const untold = { subjectKeyIdentifier: null, authorityKeyIdentifier: null };
    const namesakes = Array.from({ length: 9 }, () =>
      createIntermediate(createRoot({ subject: 'Other' }), { ...untold }),
    );
    const issuer = createIntermediate(root, { ...untold, key: device.key });
    const call = { device: createDevice(issuer, { subject: 'hard', ...untold }), header: [...namesakes, issuer] };
    expect(await callDevice(gatehouse, call)).toMatchObject({ status: 200 });
  });

  test('the record keeps what they were refused for', async () => {
    const recorded = async (): Promise<unknown[]> => {
      const { json } = await gatehouse.call('GET', '/service/gatehouse/token-attempts?device=stranger');
      return (json as { attempts: { status: number; errorCode: string }[] }).attempts.map((attempt) => [
        attempt.status,
        attempt.errorCode,
      ]);
    };
    await expect.poll(recorded).toContainEqual([429, 'chain-refused']);
  });
});

describe('a body that the device endpoint never asked for', () => {
  let gatehouse: TestGatehouse;
  const root = createRoot({ subject: 'Body CA' });
  const fitting = createDevice(root, { subject: 'with-body' });
  beforeAll(async () => {
    gatehouse = await startTestGatehouse();
    await trust(gatehouse, root);
  });
  afterAll(() => gatehouse.stop());

  /** Sends these lines and octets and gives everything that comes back until the other side closes, or `enough` did. */
  function send(lines: string[], body = '', enough?: RegExp): Promise<string> {
    const socket: TLSSocket = connect({
      port: Number(new URL(gatehouse.deviceUrl).port),
      host: '127.0.0.1',
      rejectUnauthorized: false,
      cert: fitting.pem,
      key: fitting.key.pem,
    });
    const { promise, resolve } = Promise.withResolvers<string>();
    let received = '';
    socket.setEncoding('utf8').on('data', (part: string) => {
      received += part;
      if (enough?.test(received) === true) socket.end();
    });
    socket.on('error', () => undefined).on('close', () => resolve(received));
    socket.write(
      ['POST /devicecontrol/deviceAccessToken HTTP/1.1', 'Host: localhost', ...lines, '', body].join('\r\n'),
    );
    return promise;
  }

  test('is passed over while it is small', async () => {
    const answer = await send(
      [`Content-Length: ${passedOverBodyBytes}`],
      'x'.repeat(passedOverBodyBytes),
      /"accessToken"/,
    );
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer).not.toMatch(/^connection: close/im);
  });

  test('is answered before it has come, and does not hold the reply back', async () => {
    expect(await send(['Content-Length: 2'], '', /"accessToken"/)).toMatch(/^HTTP\/1.1 200 /);
  });

  test('is refused with 413 where it is larger, and the connection ends', async () => {
    const answer = await send([`Content-Length: ${passedOverBodyBytes + 1}`]);
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(answer).toMatch(/^connection: close/im);
  });

  test('of unknown length ends the connection with the reply', async () => {
    const answer = await send(['Transfer-Encoding: chunked'], '5\r\nhello\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer).toMatch(/^connection: close/im);
  });

  test('is not asked for', async () => {
    const answer = await send(['Content-Length: 2', 'Expect: 100-continue'], '', /"accessToken"/);
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
  });
});
