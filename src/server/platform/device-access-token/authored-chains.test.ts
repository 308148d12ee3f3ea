import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KeyKind } from '#pki/author/keys.ts';
import { issueRevocationList } from '#pki/author/revocation-list.ts';
import { createAuthoredChain } from '#testing/authored-chain.ts';
import { callDevice, trust } from '#testing/call-device.ts';
import { daysFromTestInstant } from '#testing/certificate-factory.ts';
import type { ListServer } from '#testing/list-server.ts';
import { startWithLists } from '#testing/online-lists.ts';
import type { TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
let server: ListServer;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ gatehouse, server, stop } = await startWithLists());
});
afterAll(() => stop());

describe.each<KeyKind>(['P-256', 'P-384', 'RSA-2048', 'RSA-3072'])(
  'a device whose chain was authored with %s',
  (keyKind) => {
    test('gets a token by its trusted root, and by its intermediate alone', async () => {
      const chain = await createAuthoredChain({ keyKind, commonName: `authored-${keyKind}` });
      await trust(gatehouse, chain.root);
      const { device, intermediate } = chain;
      expect((await callDevice(gatehouse, { device })).status).toBe(401);
      for (const call of [{ along: [intermediate] }, { header: [intermediate] }]) {
        const { status, claims } = await callDevice(gatehouse, { device, ...call });
        expect([status, claims['sub']]).toEqual([200, `device_authored-${keyKind}`]);
      }
      await trust(gatehouse, intermediate);
      expect((await callDevice(gatehouse, { device })).status).toBe(200);
    });

    test('is accepted while an authored list lists another one, and refused by one that lists it', async () => {
      for (const listed of [false, true]) {
        const path = `/${keyKind}-${listed}`;
        const plan = { keyKind, commonName: `listed-${keyKind}-${listed}`, lists: [server.url(path)] };
        const { device, intermediate, issuer, serial } = await createAuthoredChain(plan);
        const entry = { serial: listed ? serial : Uint8Array.of(1), revokedAt: daysFromTestInstant(-1) };
        const times = { thisUpdate: daysFromTestInstant(-1), nextUpdate: daysFromTestInstant(1) };
        const list = await issueRevocationList(crypto, { revoked: [entry], ...times, number: 1 }, issuer);
        server.answers.set(path, list);
        await trust(gatehouse, intermediate);
        expect((await callDevice(gatehouse, { device })).status).toBe(listed ? 401 : 200);
      }
    });
  },
);
