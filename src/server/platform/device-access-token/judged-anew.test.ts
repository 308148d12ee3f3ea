import type { Agent } from 'node:https';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callDevice, keptConnection, trust, type DeviceReply } from '#testing/call-device.ts';
import { createDevice, createIntermediate, createRoot } from '#testing/certificate-factory.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';

const [root, other] = [createRoot({ subject: 'Warm Root' }), createRoot({ subject: 'Other Root' })];
const intermediate = createIntermediate(root, { subject: 'Warm Intermediate' });
const device = createDevice(intermediate, { subject: 'warm-1' });

let warm: TestGatehouse;
let fingerprint: string;
beforeAll(async () => {
  warm = await startTestGatehouse();
  fingerprint = await trust(warm, root);
});
afterAll(() => warm.stop());

const certificatePath = (): string => `/tenant/tenants/t1001/trusted-certificates/${fingerprint}`;
const users = () => warm.storage.updateTable('users').where('user_name', '=', 'device_warm-1');
const lifespan = '/tenant/options/oauth.internal/device-token.lifespan.seconds';

/** Whatever may change the next answer, by the server's own REST interface or in its database by another process. */
const changes: Record<string, () => Promise<unknown>> = {
  'disable the trusted certificate': () => warm.call('PUT', certificatePath(), { json: { status: 'DISABLED' } }),
  'enable the trusted certificate': () => warm.call('PUT', certificatePath(), { json: { status: 'ENABLED' } }),
  'delete the trusted certificate': () => warm.call('DELETE', certificatePath()),
  'add the trusted certificate': async () => {
    fingerprint = await trust(warm, root).catch(() => fingerprint);
  },
  'end automatic registration': () => warm.call('PUT', certificatePath(), { json: { autoRegistrationEnabled: false } }),
  'allow automatic registration': () =>
    warm.call('PUT', certificatePath(), { json: { autoRegistrationEnabled: true } }),
  'trust something else': () => trust(warm, other).catch(() => undefined),
  'set the lifespan': () => warm.call('PUT', lifespan, { json: { value: '7200' } }),
  'take the lifespan back': () => warm.call('DELETE', lifespan),
  'disable the device elsewhere': () => users().set({ enabled: 0 }).execute(),
  'enable the device elsewhere': () => users().set({ enabled: 1 }).execute(),
  'make a person of the device elsewhere': () => users().set({ kind: 'person' }).execute(),
  'make a device of it again elsewhere': () => users().set({ kind: 'device' }).execute(),
  'forget the device elsewhere': () =>
    warm.storage.deleteFrom('users').where('user_name', '=', 'device_warm-1').execute(),
  'rename the domain elsewhere': async () => {
    await warm.storage.updateTable('tenants').set({ domain: 'elsewhere.example.com' }).execute();
    await raiseTrustVersion();
  },
  'name the domain as before elsewhere': async () => {
    await warm.storage.updateTable('tenants').set({ domain: 'localhost' }).execute();
    await raiseTrustVersion();
  },
  'disable the trusted certificate elsewhere': async () => {
    await warm.storage.updateTable('trusted_certificates').set({ status: 'DISABLED' }).execute();
    await raiseTrustVersion();
  },
  'let an hour pass': async () => warm.clock.advance(3600),
  'turn the clock back': async () => warm.clock.advance(-3600),
  'let the certificates end': async () => warm.clock.set(new Date('2126-01-01T00:00:00Z')),
  'come back in time': async () => warm.clock.set(new Date('2026-06-01T00:00:00Z')),
  'change nothing': async () => undefined,
};

const raiseTrustVersion = () =>
  warm.storage
    .updateTable('trust_version')
    .set((row) => ({ version: row('version', '+', 1) }))
    .execute();

/** The device is known and let in. */
async function asAtFirst(): Promise<void> {
  for (const step of [
    'come back in time',
    'add the trusted certificate',
    'enable the trusted certificate',
    'allow automatic registration',
    'make a device of it again elsewhere',
    'enable the device elsewhere',
    'name the domain as before elsewhere',
    'take the lifespan back',
  ])
    await changes[step]?.();
}

/** All of an answer but what is another in each: the token's name, its secrets and the request's id. */
function comparable({ status, headers, body, claims }: DeviceReply): Record<string, unknown> {
  const { jti: _jti, xsrfToken: _xsrf, ...same } = claims;
  const { code } = (body['details'] ?? {}) as { code?: string };
  return { status, type: headers['content-type'], members: Object.keys(body), message: body['message'], code, same };
}

const call = { device, header: [intermediate], serverName: 'localhost' };
const anew = (server: TestGatehouse): Promise<DeviceReply> => callDevice(server, call);
const again = (agent: Agent): Promise<DeviceReply> => callDevice(warm, { ...call, agent });

describe('the next answer on a kept connection', () => {
  test('is that of a new connection after any change, or a chain of them', { timeout: 120_000 }, async () => {
    const steps = fc.array(fc.constantFrom(...Object.keys(changes)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(steps, async (names) => {
        const agent = keptConnection();
        try {
          await changes['come back in time']?.();
          for (const name of names) {
            await again(agent);
            await changes[name]?.();
            // Nothing has told the kept connection about the change before it answers: it answers first.
            const kept = { after: name, ...comparable(await again(agent)) };
            expect(kept).toEqual({ after: name, ...comparable(await anew(warm)) });
          }
        } finally {
          agent.destroy();
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  test.each(Object.keys(changes))('is that of a server started after the change: %s', async (name) => {
    await asAtFirst();
    const agent = keptConnection();
    expect((await again(agent)).status).toBe(200);
    expect((await again(agent)).status).toBe(200);
    await changes[name]?.();
    const kept = comparable(await again(agent));
    agent.destroy();
    const domain = await warm.storage.selectFrom('tenants').select('domain').executeTakeFirstOrThrow();
    const cold = await startTestGatehouse(
      { GATEHOUSE_DATA: warm.dataFolder, GATEHOUSE_TENANT_DOMAIN: domain.domain, GATEHOUSE_DEVICE_HOST: '127.0.0.1' },
      warm.clock.now(),
    );
    try {
      const deviceUrl = `https://127.0.0.1:${new URL(cold.deviceUrl).port}`;
      expect(kept).toEqual(comparable(await callDevice({ deviceUrl }, call)));
    } finally {
      await cold.stop();
    }
  });

  test('is another token each time', async () => {
    await asAtFirst();
    const agent = keptConnection();
    const ids = new Set<unknown>();
    for (let index = 0; index < 50; index += 1) {
      const { claims, headers } = await again(agent);
      ids.add(claims['jti']).add(claims['xsrfToken']).add(headers['x-request-id']);
    }
    agent.destroy();
    expect(ids.size).toBe(150);
  });

  test.each([
    ['another chain header', { header: [other] }, 401],
    ['another host', { headers: { host: 'elsewhere.example.com' } }, 421],
    ['another path', { path: '/devicecontrol' }, 404],
    ['another method', { method: 'GET' }, 405],
    ['a body', { headers: { 'content-length': '5000' } }, 413],
  ])('is a refusal where the request has %s', async (_name, different, status) => {
    await asAtFirst();
    const agent = keptConnection();
    expect((await again(agent)).status).toBe(200);
    expect((await callDevice(warm, { ...call, agent, ...different })).status).toBe(status);
    expect((await again(agent)).status).toBe(200);
    agent.destroy();
  });
});
