import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chainHeaderLimits } from '#contract/device-access-token.ts';
import { callDevice, trust, type DeviceCall, type DeviceReply } from '#testing/call-device.ts';
import {
  createDevice,
  createIntermediate,
  createRoot,
  pemOf,
  type CertificatePlan,
} from '#testing/certificate-factory.ts';
import { concat, nested, octetString, oid, sequence, tlv } from '#testing/der-writer.ts';
import { hugeRsaKey } from '#testing/huge-rsa-key.ts';
import { mutateDer } from '#testing/mutation/mutate-der.ts';
import { seededRandom } from '#testing/mutation/seeded-random.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
const root = createRoot({ subject: 'Parsed Root' });
const intermediate = createIntermediate(root, { subject: 'Parsed Intermediate' });
const device = createDevice(intermediate, { subject: 'parsed' });
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
  await trust(gatehouse, root);
});
afterAll(() => gatehouse.stop());

const inHeader = (...ders: Uint8Array[]): string =>
  ders.map((der) => pemOf('CERTIFICATE', der).trim().replaceAll('\n', ' ')).join(' ');
const status = async (call: DeviceCall): Promise<number> => (await callDevice(gatehouse, call)).status;
const leafWith = (plan: CertificatePlan): DeviceCall => ({
  device: createDevice(intermediate, { subject: 'parsed', ...plan }),
  header: [intermediate],
});

describe('attack 21: structures that parsers of others fell for', () => {
  const certificate = intermediate.der;
  test.each<[string, Uint8Array]>([
    ['two thousand sequences in one another', nested(0x30, 2000, new Uint8Array())],
    [
      'two thousand sets in one another behind a certificate',
      concat(certificate, nested(0x31, 2000, new Uint8Array())),
    ],
    ['an object identifier that breaks off', sequence(sequence(tlv(0x06, Uint8Array.of(0x2a, 0x86))))],
    ['an object identifier of sub-identifiers without an end', sequence(tlv(0x06, new Uint8Array(3000).fill(0x80)))],
    ['a length of four gigabytes', Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x30)],
    ['a length of 127 octets', Uint8Array.of(0x30, 0xff, ...new Uint8Array(127).fill(0xff))],
    ['a length without an end', Uint8Array.of(0x30, 0x80, 0x30, 0x80, 0x30, 0x80)],
    ['an integer of 8,000 octets', sequence(tlv(0x02, new Uint8Array(8000).fill(0x7f)))],
    ['a tag of many octets', Uint8Array.of(0x3f, ...new Uint8Array(200).fill(0xff), 0x01, 0x00)],
  ])('%s in the header is refused with 400', async (_name, der) => {
    expect(await status({ device, header: inHeader(der) })).toBe(400);
    expect(await status({ device, header: [intermediate] })).toBe(200);
  });

  test.each<[string, Uint8Array]>([
    ['nested two thousand times', nested(0x30, 2000, new Uint8Array())],
    ['an octet string that claims more than there is', Uint8Array.of(0x04, 0x84, 0x7f, 0xff, 0xff, 0xff)],
  ])('an extension of the TLS certificate that is %s costs nobody anything', async (_name, content) => {
    const extension = sequence(oid('1.3.6.1.4.1.99999.1'), octetString(content));
    expect([200, 401]).toContain(await status(leafWith({ extraExtensions: [extension] })));
    const known = sequence(oid('2.5.29.30'), octetString(content));
    expect(await status(leafWith({ extraExtensions: [known] }))).toBe(401);
  });

  test('two hundred damaged certificates are each refused or passed over, and none costs the server anything', async () => {
    const random = seededRandom(21);
    const seen = new Set<number>();
    for (let count = 0; count < 200; count += 1) {
      const header = inHeader(mutateDer(intermediate.der, random));
      // What is longer than Node's own parser takes is another test's matter.
      if (header.length <= chainHeaderLimits.bytes) seen.add(await status({ device, header }));
    }
    expect([200, 400, 401, 431]).toEqual(expect.arrayContaining([...seen]));
    expect(gatehouse.logged()).not.toContain('token request failed');
  });
});

describe('attack 22: work that grows with what is sent', () => {
  test('a TLS key of 16,384 bits is refused, as issuer and as trusted certificate too', async () => {
    const key = hugeRsaKey();
    expect(await status(leafWith({ subject: 'huge', key, signature: {} }))).toBe(401);
    const issuer = createIntermediate(root, { subject: 'Huge Intermediate', key });
    expect(await status({ device: createDevice(issuer, { subject: 'below-huge' }), header: [issuer] })).toBe(401);
    const json = { certInPemFormat: createRoot({ subject: 'Huge Root', key }).pem, status: 'ENABLED' };
    expect((await gatehouse.call('POST', '/tenant/tenants/t1001/trusted-certificates', { json })).status).toBe(422);
  });

  test('two hundred certificates in the TLS message: the first ten count, and honest devices go on', async () => {
    const others = Array.from({ length: 200 }, (_item, index) => createRoot({ subject: `Other ${index}` }));
    const outcome = await callDevice(gatehouse, { device, along: [intermediate, ...others] }).catch(() => undefined);
    expect([200, 401, undefined]).toContain(outcome?.status);
    expect(await status({ device, along: [intermediate] })).toBe(200);
  });
});

describe('attack 11: a sibling of the same CA', () => {
  test('gets a token for itself alone, whatever token it shows, and ends none but its own', async () => {
    const [one, other] = ['one', 'other'].map((subject) => createDevice(intermediate, { subject }));
    const reply = (sibling: typeof one, bearer?: string): Promise<DeviceReply> =>
      callDevice(gatehouse, {
        ...(sibling && { device: sibling }),
        header: [intermediate],
        ...(bearer === undefined ? {} : { headers: { authorization: `Bearer ${bearer}` } }),
      });
    const victim = String((await reply(one)).body['accessToken']);
    const sibling = await reply(other, victim);
    expect(sibling.claims['sub']).toBe('device_other');
    const logout = {
      ...(other && { device: other }),
      path: '/user/logout',
      headers: { authorization: `Bearer ${victim}` },
    };
    expect(await status(logout)).toBe(404);
    const authorization = `Bearer ${String(sibling.body['accessToken'])}`;
    expect((await gatehouse.call('POST', '/user/logout', { authorization })).status).toBe(200);
    const alive = await gatehouse.call('GET', '/user/currentUser', { authorization: `Bearer ${victim}` });
    expect(alive.status).toBe(200);
  });
});

test('attack 12: a trust store that cannot be read lets nobody in', async () => {
  const broken = await startTestGatehouse();
  await trust(broken, root);
  await broken.storage.updateTable('trusted_certificates').set({ der_base64: 'bm90IGEgY2VydGlmaWNhdGU=' }).execute();
  await broken.storage.updateTable('trust_version').set({ version: 1000 }).execute();
  const { status: code, body } = await callDevice(broken, { device, header: [intermediate] });
  expect([code, body['accessToken']]).toEqual([500, undefined]);
  await broken.stop();
});

test('attack 32: whoever asks after trust was withdrawn is refused, however many ask meanwhile', async () => {
  const ca = createRoot({ subject: 'Withdrawn CA' });
  const fingerprint = await trust(gatehouse, ca);
  const path = `/tenant/tenants/t1001/trusted-certificates/${fingerprint}`;
  let withdrawn = false;
  const seen: [boolean, number][] = [];
  const lane = async (number: number): Promise<void> => {
    for (let index = 0, after = 0; after < 3; index += 1) {
      const before = withdrawn;
      if (before) after += 1;
      seen.push([before, await status({ device: createDevice(ca, { subject: `race-${number}-${index}` }) })]);
    }
  };
  const lanes = [0, 1, 2, 3].map(lane);
  await expect.poll(() => seen.length).toBeGreaterThan(8);
  expect((await gatehouse.call('PUT', path, { json: { status: 'DISABLED' } })).status).toBe(200);
  withdrawn = true;
  await Promise.all(lanes);
  expect(seen.filter(([before]) => before).map(([, code]) => code)).toEqual(Array(12).fill(401));
  expect(seen.filter(([before]) => !before).map(([, code]) => code)).toContain(200);
});
