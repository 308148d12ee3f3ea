import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { createChain, createDevice, createRoot, testInstant } from '#testing/certificate-factory.ts';
import { FleetShare } from './fleet-share.ts';
import type { FleetConditions, FleetRow } from './messages.ts';
import { readFiles, type SharedFile } from './read-files.ts';

const { root, intermediate, device } = createChain();
const devices = Array.from({ length: 6 }, (_, index) => createDevice(intermediate, { subject: `pump-${index}` }));
const conditions: FleetConditions = {
  anchors: [{ id: 'root', pem: root.pem, enabled: true }],
  at: testInstant,
  platform: 'gatehouse',
};

function fileOf(name: string, content: string | Uint8Array, shared = false): SharedFile {
  return { name, file: new File([typeof content === 'string' ? content : content.slice()], name), shared };
}

async function shareOf(files: readonly SharedFile[], place = { index: 0, of: 1 }): Promise<FleetShare> {
  const share = new FleetShare(crypto.subtle);
  for await (const { report } of readFiles(files, { crypto, share: place })) await share.take(report);
  return share;
}

async function rowsOf(share: FleetShare): Promise<FleetRow[]> {
  const rows: FleetRow[] = [];
  for await (const step of share.judge(conditions)) rows.push(...step);
  return rows;
}

describe('a fleet in one share', () => {
  test('when the intermediate stands in another file, every device is accepted', async () => {
    const files = devices.map(({ pem }, index) => fileOf(`pump-${index}.pem`, pem));
    const share = await shareOf([...files, fileOf('ca/intermediate.pem', intermediate.pem)]);
    const rows = await rowsOf(share);
    expect(rows.map(({ name, accepted, headerNeeded }) => [name, accepted, headerNeeded])).toEqual(
      devices.map((_, index) => [`pump-${index}`, true, true]),
    );
    expect(rows[0]).toMatchObject({ deviceId: 'pump-0', source: 'pump-0.pem', line: 1, anchors: ['root'] });
  });

  test('when a device is given twice, it is reported once', async () => {
    const share = await shareOf([fileOf('a.pem', device.pem + intermediate.pem), fileOf('b.pem', device.pem)]);
    expect(await rowsOf(share)).toHaveLength(1);
    expect(share.found).toMatchObject({ devices: 1, duplicates: 1, authorities: 1 });
  });

  test('when a device is refused, its row has the reason', async () => {
    const stranger = createDevice(createRoot({ subject: 'Stranger CA' }), { subject: 'lost' });
    const [row] = await rowsOf(await shareOf([fileOf('lost.pem', stranger.pem)]));
    expect(row).toMatchObject({ name: 'lost', accepted: false, reason: 'issuer-not-found' });
  });

  test('when its key is among the files, that is known, and it is opened with it', async () => {
    const share = await shareOf([fileOf('d.pem', device.pem), fileOf('d.key', device.key.pem), fileOf('ca', root.pem)]);
    const [row] = await rowsOf(share);
    expect(row?.hasKey).toBe(true);
    const opened = await share.open(row?.fingerprint ?? '');
    expect(opened?.keys[0]?.pem).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    expect(opened?.certificates[0]?.commonName).toBe('device-1');
  });

  test('when something cannot be read, it is named and the rest is judged', async () => {
    const share = await shareOf([fileOf('note.txt', 'hello'), fileOf('d.pem', device.pem + intermediate.pem)]);
    expect(share.found.leftOut).toMatchObject([{ code: 'unknown', origin: { source: 'note.txt' } }]);
    expect(await rowsOf(share)).toMatchObject([{ accepted: true }]);
  });

  test('when a CA lacks its flag, that is the reason and not that it is missing', async () => {
    const flawed = createChain({ intermediate: { ca: null } });
    const share = await shareOf([fileOf('d.pem', flawed.device.pem), fileOf('i.pem', flawed.intermediate.pem)]);
    const rows = await rowsOf(share);
    expect(rows.find(({ name }) => name === 'device-1')?.reason).toBe('not-ca');
  });
});

describe('a fleet in two shares', () => {
  const archive = zipSync({
    ...Object.fromEntries(devices.map(({ pem }, index) => [`pump-${index}.pem`, strToU8(pem)])),
    'again.pem': strToU8(devices[0]?.pem ?? ''),
    'zz-intermediate.pem': strToU8(intermediate.pem),
  });

  test('each reads a part of the archive, and together they judge every device once', async () => {
    const files = [fileOf('fleet.zip', archive, true)];
    const [one, two] = [await shareOf(files, { index: 0, of: 2 }), await shareOf(files, { index: 1, of: 2 })];
    expect([one.deviceCount, two.deviceCount]).toEqual([4, 3]);
    one.merge(two.issuers(), []);
    two.merge(one.issuers(), one.prints());
    const rows = [...(await rowsOf(one)), ...(await rowsOf(two))];
    expect(rows.map(({ name }) => name).toSorted()).toEqual(devices.map((_, index) => `pump-${index}`));
    expect(rows.every(({ accepted }) => accepted)).toBe(true);
    expect(one.found.duplicates + two.found.duplicates).toBe(1);
  });

  test('large files that are no archives are read by one of them', async () => {
    const files = [fileOf('own.pem', '', false), fileOf('a.pem', device.pem, true), fileOf('b.pem', root.pem, true)];
    const counts = await Promise.all(
      [0, 1].map(async (index) => {
        const { found } = await shareOf(files, { index, of: 2 });
        return [found.devices, found.authorities];
      }),
    );
    expect(counts).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
});

test('a damaged archive is named and nothing else fails', async () => {
  const damaged = zipSync({ a: strToU8('a') }).subarray(0, 40);
  const share = await shareOf([fileOf('fleet.zip', damaged), fileOf('d.pem', device.pem)]);
  expect(share.found.leftOut).toMatchObject([{ code: 'archive-damaged', origin: { source: 'fleet.zip' } }]);
  expect(share.deviceCount).toBe(1);
});
