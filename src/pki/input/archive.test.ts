import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { createChain } from '#testing/certificate-factory.ts';
import { readArchive } from './archive.ts';
import { inputLimits } from './limits.ts';
import { readInput } from './read-input.ts';

const limits = { entries: 3, entryBytes: 1000, totalBytes: 1500, ratio: 10 };
/** Bytes that hardly pack. */
const noise = (length: number) =>
  Uint8Array.from({ length }, (_, index) => (index * 7919 + (index >> 3) * 104_729) & 0xff);
const namesIn = async (files: Record<string, Uint8Array>) =>
  (await readArchive(zipSync(files), limits)).entries.map(({ name }) => name);
const refusedIn = async (files: Record<string, Uint8Array>, bounds = limits) =>
  (await readArchive(zipSync(files), bounds)).refused;

describe('an archive is read up to its limits', () => {
  test('of entries', async () => {
    const three = { a: noise(1), b: noise(1), c: noise(1) };
    expect(await namesIn(three)).toEqual(['a', 'b', 'c']);
    expect(await namesIn({ ...three, d: noise(1) })).toEqual([]);
    expect(await refusedIn({ ...three, d: noise(1) })).toEqual([
      { name: '', code: 'archive-too-many-entries', evidence: { maximum: 3 } },
    ]);
  });

  test('of one entry', async () => {
    expect(await namesIn({ a: noise(1000), b: noise(1) })).toEqual(['a', 'b']);
    expect(await namesIn({ a: noise(1001), b: noise(1) })).toEqual(['b']);
    expect(await refusedIn({ a: noise(1001) })).toMatchObject([{ name: 'a', code: 'archive-entry-too-large' }]);
  });

  test('of all entries together', async () => {
    expect(await namesIn({ a: noise(1000), b: noise(500) })).toEqual(['a', 'b']);
    expect(await refusedIn({ a: noise(1000), b: noise(501) })).toEqual([
      { name: '', code: 'archive-too-large', evidence: { bytes: 1501, maximum: 1500 } },
    ]);
  });

  test('of the ratio of unpacked to packed', async () => {
    const packed = zipSync({ a: new Uint8Array(1000) }).length;
    expect(packed).toBeLessThan(200);
    expect(await refusedIn({ a: new Uint8Array(1000) })).toMatchObject([{ name: 'a', code: 'archive-ratio' }]);
    expect(await refusedIn({ a: new Uint8Array(1000) }, { ...limits, ratio: 1000 })).toEqual([]);
  });
});

describe('an archive that is not quite one', () => {
  test('when it holds another, that one is not opened', async () => {
    expect(await refusedIn({ 'inner.zip': zipSync({ a: noise(1) }) })).toEqual([
      { name: 'inner.zip', code: 'archive-nested', evidence: {} },
    ]);
  });

  test('when names try to leave it or to deceive', async () => {
    expect(
      await namesIn({ '../../etc/passwd': noise(1), 'C:\\a\\b.pem': noise(1), 'x\u202Egnp.pem': noise(1) }),
    ).toEqual(['etc/passwd', 'a/b.pem', 'x\uFFFDgnp.pem']);
  });

  test('when one entry is damaged, the others are read', async () => {
    const zip = zipSync({ 'a.pem': noise(400), 'b.pem': strToU8('b'.repeat(40)) });
    const start = zip.indexOf(0x61, 20) + 'a.pem'.length;
    zip.fill(0xff, start, start + 40);
    const { entries, refused } = await readArchive(zip, limits);
    expect(entries.map(({ name }) => name)).toEqual(['b.pem']);
    expect(refused).toEqual([{ name: 'a.pem', code: 'archive-damaged', evidence: {} }]);
  });

  test('when it is cut off', async () => {
    expect(await readArchive(zipSync({ a: noise(100) }).subarray(0, 60), limits)).toEqual({
      entries: [],
      refused: [{ name: '', code: 'archive-damaged', evidence: {} }],
    });
  });

  test('when its directory claims four thousand million entries', async () => {
    const zip = new Uint8Array(120);
    const view = new DataView(zip.buffer);
    view.setUint32(0, 0x04034b50, true);
    view.setUint32(4, 0x06064b50, true);
    view.setUint32(36, 0xffffffff, true);
    view.setUint32(78, 0x07064b50, true);
    view.setUint32(86, 4, true);
    view.setUint32(98, 0x06054b50, true);
    view.setUint16(106, 0xffff, true);
    expect((await readArchive(zip, limits)).refused).toMatchObject([{ code: 'archive-too-many-entries' }]);
  });
});

test('an archive of two thousand chains gives every certificate with its path', async () => {
  const { device, intermediate } = createChain();
  const chain = strToU8(device.pem + intermediate.pem);
  const names = Array.from({ length: 2000 }, (_, index) => `fleet/device-${index}.pem`);
  const zip = zipSync(Object.fromEntries(names.map((name) => [name, chain])));
  const { certificates, leftOut } = await readInput(zip, { crypto, name: 'fleet.zip', limits: inputLimits });
  expect(leftOut).toEqual([]);
  expect(certificates).toHaveLength(4000);
  expect(certificates[0]?.origin).toEqual({ source: 'fleet.zip/fleet/device-0.pem', line: 1 });
});
