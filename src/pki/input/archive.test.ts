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

describe('an archive with the fields of ZIP64', () => {
  test('is read by its 64-bit numbers', async () => {
    const { entries, refused } = await readArchive(asZip64('a.pem', noise(300)), limits);
    expect(entries).toEqual([{ name: 'a.pem', bytes: noise(300) }]);
    expect(refused).toEqual([]);
  });

  test('when a size in it is beyond 32 bits, the entry is refused before it is unpacked', async () => {
    const zip = asZip64('a.pem', noise(300), 2n ** 40n);
    expect((await readArchive(zip, limits)).refused).toMatchObject([{ evidence: { bytes: 2 ** 40 } }]);
  });

  test('when its directory is said to lie behind the end, it is damaged', async () => {
    const zip = asZip64('a.pem', noise(300), undefined, 2n ** 40n);
    expect((await readArchive(zip, limits)).refused).toMatchObject([{ name: '', code: 'archive-damaged' }]);
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

/** One stored entry whose sizes, place and count stand in the ZIP64 records alone (APPNOTE 4.3.14, 4.3.15, 4.5.3). */
function asZip64(
  name: string,
  content: Uint8Array,
  size = BigInt(content.length),
  directoryStart?: bigint,
): Uint8Array {
  const zip = zipSync({ [name]: content }, { level: 0 });
  const directory = zip.length - 22 - 46 - name.length;
  const entry = Buffer.alloc(46 + name.length + 28);
  entry.set(zip.subarray(directory, directory + 46 + name.length));
  for (const place of [20, 24, 42]) entry.writeUInt32LE(0xffffffff, place);
  entry.writeUInt16LE(28, 30);
  const extra = 46 + name.length;
  entry.writeUInt16LE(1, extra);
  entry.writeUInt16LE(24, extra + 2);
  entry.writeBigUInt64LE(size, extra + 4);
  entry.writeBigUInt64LE(BigInt(content.length), extra + 12);
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(1n, 24);
  record.writeBigUInt64LE(1n, 32);
  record.writeBigUInt64LE(BigInt(entry.length), 40);
  record.writeBigUInt64LE(directoryStart ?? BigInt(directory), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(directory + entry.length), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.alloc(22, 0xff);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(0, 4);
  end.writeUInt16LE(0, 20);
  return new Uint8Array(Buffer.concat([zip.subarray(0, directory), entry, record, locator, end]));
}
