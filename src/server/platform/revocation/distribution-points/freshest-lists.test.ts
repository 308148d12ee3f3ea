import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callDevice, keptConnection, trust } from '#testing/call-device.ts';
import { freshestCrl } from '#testing/certificate-extensions.ts';
import { createDevice, createRoot, testInstant, type TestCertificate } from '#testing/certificate-factory.ts';
import { createCrl, type CrlPlan } from '#testing/crl-factory.ts';
import type { ListServer } from '#testing/list-server.ts';
import { startWithLists } from '#testing/online-lists.ts';
import type { TestGatehouse } from '#testing/start-gatehouse.ts';
import { pointLimits } from './check-points.ts';
import { keeping } from './revocation-lists.ts';

const root = createRoot({ subject: 'Acme Root' });
const serial = 0x525252;
let gatehouse: TestGatehouse;
let server: ListServer;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ gatehouse, server, stop } = await startWithLists());
});
afterAll(() => stop());
beforeEach(async () => {
  await trust(gatehouse, root);
  server.asked.length = 0;
  gatehouse.clock.set(testInstant);
});
afterEach(() => gatehouse.storage.deleteFrom('trusted_certificates').execute());

/** Each case has addresses of its own, since lists are kept. */
let cases = 0;
function publish(plan: CrlPlan): string {
  cases += 1;
  server.answers.set(`/${cases}`, createCrl(root, plan));
  return server.url(`/${cases}`);
}
const complete = (freshest: string, plan: CrlPlan = {}): string =>
  publish({ number: 10, extraExtensions: [freshestCrl([freshest])], ...plan });
const delta = (plan: CrlPlan = {}): string => publish({ number: 12, deltaBase: 10, ...plan });
const deviceAt = (point: string, extraExtensions: Uint8Array[] = []): TestCertificate =>
  createDevice(root, { serial, crlDistributionPoints: [point], extraExtensions });
const statusOf = async (device: TestCertificate): Promise<number> => (await callDevice(gatehouse, { device })).status;
const revoking = { revoked: [{ serial, reason: 1 }] };

describe('a device', () => {
  test('that only the delta CRL names, to which the complete one leads, is refused', async () => {
    expect(await statusOf(deviceAt(complete(delta(revoking))))).toBe(401);
    expect(await statusOf(deviceAt(complete(delta())))).toBe(200);
  });

  test('that only the delta CRL names, to which its own certificate leads, is refused', async () => {
    const plain = publish({ number: 10 });
    expect(await statusOf(deviceAt(plain, [freshestCrl([delta(revoking)])]))).toBe(401);
    expect(await statusOf(deviceAt(plain, [freshestCrl([delta()])]))).toBe(200);
  });

  test('that the delta CRL takes off the list again is accepted', async () => {
    const held = { revoked: [{ serial, reason: 6 }] };
    expect(await statusOf(deviceAt(complete(delta(), held)))).toBe(401);
    expect(await statusOf(deviceAt(complete(delta({ revoked: [{ serial, reason: 8 }] }), held)))).toBe(200);
  });

  test('whose delta CRL cannot be had is judged by the complete one, and again half a minute later', async () => {
    const missing = server.url('/not-yet');
    const device = deviceAt(complete(missing));
    const agent = keptConnection();
    const call = async (): Promise<number> => (await callDevice(gatehouse, { device, agent })).status;
    expect(await call()).toBe(200);
    server.answers.set('/not-yet', createCrl(root, { number: 12, deltaBase: 10, ...revoking }));
    gatehouse.clock.advance(keeping.afterFailure / 1000 - 1);
    expect(await call()).toBe(200);
    gatehouse.clock.advance(1);
    expect(await call()).toBe(401);
    agent.destroy();
    expect(gatehouse.logged()).toContain(missing);
  });

  test('attack 18: is not judged by a delta CRL that another key signed, or that another list is completed by', async () => {
    const impostor = createRoot({ subject: 'Impostor' }).key;
    expect(await statusOf(deviceAt(complete(delta({ ...revoking, signWith: impostor }))))).toBe(200);
    expect(await statusOf(deviceAt(complete(delta({ ...revoking, deltaBase: 11 }))))).toBe(200);
  });

  test('whose delta CRL completes a newer list than ours has that one fetched within half a minute', async () => {
    const newer = delta({ number: 22, deltaBase: 20 });
    const address = complete(newer);
    const device = deviceAt(address);
    expect(await statusOf(device)).toBe(200);
    server.answers.set(new URL(address).pathname, createCrl(root, { number: 20, ...revoking }));
    gatehouse.clock.advance(keeping.afterFailure / 1000);
    expect(await statusOf(device)).toBe(401);
  });
});

describe('delta CRLs are fetched within the bounds of all lists', () => {
  test('attack 19: never from a private address, never before the chain is trusted', async () => {
    const inside = 'http://127.0.0.2/delta';
    expect(await statusOf(deviceAt(complete(inside)))).toBe(200);
    expect(gatehouse.logged()).toContain(`"address":"${inside}","reason":"address-not-public"`);
    const address = complete(delta());
    await gatehouse.storage.deleteFrom('trusted_certificates').execute();
    await trust(gatehouse, createRoot({ subject: 'Somebody else' }));
    server.asked.length = 0;
    expect(await statusOf(deviceAt(address))).toBe(401);
    expect(server.asked).toEqual([]);
  });

  test(`${pointLimits.points} points of a path in all: what stands behind them is done without`, async () => {
    const [first, second] = [delta(), delta({ number: 13, ...revoking })];
    const points = Array.from({ length: pointLimits.points - 1 }, () => publish({ number: 10 }));
    const device = (...crlDistributionPoints: string[]): TestCertificate =>
      createDevice(root, { serial, crlDistributionPoints, extraExtensions: [freshestCrl([first, second])] });
    expect(await statusOf(device(...points))).toBe(200);
    expect(server.asked.at(-1)).toBe(new URL(first).pathname);
    expect(await statusOf(device(...points.slice(1)))).toBe(401);
    expect(server.asked.at(-1)).toBe(new URL(second).pathname);
  });

  test('each is asked for once, however many lists lead to it', async () => {
    const address = delta();
    const points = [complete(address), complete(address)];
    const device = createDevice(root, { crlDistributionPoints: points, extraExtensions: [freshestCrl([address])] });
    expect(await statusOf(device)).toBe(200);
    expect(await statusOf(device)).toBe(200);
    expect(server.asked).toHaveLength(3);
  });
});
