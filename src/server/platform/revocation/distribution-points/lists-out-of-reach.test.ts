import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { callDevice, keptConnection, trust } from '#testing/call-device.ts';
import { createDevice, createRoot, testInstant, type TestCertificate } from '#testing/certificate-factory.ts';
import { createCrl } from '#testing/crl-factory.ts';
import type { ListServer } from '#testing/list-server.ts';
import { startWithLists } from '#testing/online-lists.ts';
import type { TestGatehouse } from '#testing/start-gatehouse.ts';
import { refusalLimits } from '../../device-access-token/refusal-limit.ts';
import { pointLimits } from './check-points.ts';

const root = createRoot({ subject: 'Acme Root' });
let gatehouse: TestGatehouse;
let server: ListServer;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ gatehouse, server, stop } = await startWithLists());
  await trust(gatehouse, root);
});
afterAll(() => stop());
beforeEach(() => {
  server.asked.length = 0;
  server.answers.clear();
  gatehouse.clock.set(testInstant);
});

/** Statuses of so many requests on one connection. */
async function statuses(device: TestCertificate, count: number): Promise<Set<number>> {
  const agent = keptConnection();
  const seen = new Set<number>();
  for (let call = 0; call < count; call += 1) seen.add((await callDevice(gatehouse, { device, agent })).status);
  agent.destroy();
  return seen;
}

test(`of one point, ${pointLimits.addresses} addresses are tried in turn, and no further one`, async () => {
  const addresses = (name: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => server.url(`/${name}-${index + 1}`));
  server.answers.set('/within-4', createCrl(root)).set('/beyond-5', createCrl(root));
  const within = createDevice(root, { crlDistributionPoints: [addresses('within', 5)] });
  expect((await callDevice(gatehouse, { device: within })).status).toBe(200);
  expect(server.asked).toEqual(['/within-1', '/within-2', '/within-3', '/within-4']);
  server.asked.length = 0;
  const beyond = createDevice(root, { crlDistributionPoints: [addresses('beyond', 5)] });
  expect((await callDevice(gatehouse, { device: beyond })).status).toBe(401);
  expect(server.asked).toEqual(['/beyond-1', '/beyond-2', '/beyond-3', '/beyond-4']);
});

test('devices that are refused for want of a list are not told to wait, and the list is asked for once', async () => {
  const missing = createDevice(root, { crlDistributionPoints: [server.url('/missing')] });
  expect(await statuses(missing, refusalLimits.refusals + 1)).toEqual(new Set([401]));
  expect(server.asked).toEqual(['/missing']);

  server.answers.set('/outdated', createCrl(root, { nextUpdate: new Date(testInstant.getTime() - 1) }));
  const outdated = createDevice(root, { crlDistributionPoints: [server.url('/outdated')] });
  expect(await statuses(outdated, refusalLimits.refusals + 1)).toEqual(new Set([401]));
  expect(server.asked).toEqual(['/missing', '/outdated']);

  // Nothing of that counted against the address.
  const stranger = createDevice(createRoot({ subject: 'Stranger' }));
  expect(await statuses(stranger, refusalLimits.refusals)).toEqual(new Set([401]));
  expect(await statuses(stranger, 1)).toEqual(new Set([429]));
});

test('devices that a list names do count, and beyond the limit one without a list still learns that it is refused', async () => {
  gatehouse.clock.advance(refusalLimits.windowSeconds);
  server.answers.set('/named', createCrl(root, { revoked: [{ serial: 0x919191 }] }));
  const revoked = createDevice(root, { serial: 0x919191, crlDistributionPoints: [server.url('/named')] });
  expect(await statuses(revoked, refusalLimits.refusals)).toEqual(new Set([401]));
  expect(await statuses(revoked, 1)).toEqual(new Set([429]));
  const missing = createDevice(root, { crlDistributionPoints: [server.url('/missing-too')] });
  expect(await statuses(missing, 1)).toEqual(new Set([401]));
});
