/** A file of which parts can be read, so that it need not be in memory as a whole. */
export interface RandomAccess {
  /** Its size in bytes. */
  size: number;
  /** Reads from `start` up to but not including `end`; fewer bytes where the file ends before. */
  read(start: number, end: number): Uint8Array | Promise<Uint8Array>;
}

/** One file of an archive, as the archive's directory describes it. */
export interface PackedEntry {
  name: string;
  /** Sizes in bytes that the directory declares. */
  packedSize: number;
  size: number;
  /** Where its local header begins. */
  offset: number;
  packing: 'stored' | 'deflated' | 'unsupported';
}

/** Thrown inside this folder alone, for a directory that makes no sense. */
export class ArchiveDamagedError extends Error {}

/** Longest end record: 22 bytes and a comment of up to 65,535. */
const longestEnd = 65_557;
/** A directory larger than this is none of ours: 100,000 entries with long names take a quarter of it. */
const largestDirectory = 64 * 1024 * 1024;
const signatures = { end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50, entry: 0x02014b50, local: 0x04034b50 };

/** Where the directory of an archive is, and how many entries it says it has. */
export interface DirectoryPlace {
  start: number;
  size: number;
  count: number;
}

/** Finds the directory from the end of the archive (APPNOTE 4.3.16, 4.3.14). @throws ArchiveDamagedError */
export async function findDirectory(file: RandomAccess): Promise<DirectoryPlace> {
  const tailStart = Math.max(0, file.size - longestEnd - 20);
  const tail = viewOf(await file.read(tailStart, file.size));
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== signatures.end) end -= 1;
  if (end < 0) throw new ArchiveDamagedError();
  const counts = [tail.getUint16(end + 8, true), tail.getUint16(end + 10, true)];
  const size = tail.getUint32(end + 12, true);
  const start = tail.getUint32(end + 16, true);
  const large = counts.includes(0xffff) || start === 0xffffffff || size === 0xffffffff;
  const locator = end - 20;
  if (!large || locator < 0 || tail.getUint32(locator, true) !== signatures.locator64) {
    return { start, size, count: counts[1] ?? 0 };
  }
  const place = number64(tail, locator + 8);
  const record = viewOf(await file.read(place, place + 56));
  if (record.byteLength < 56 || record.getUint32(0, true) !== signatures.end64) throw new ArchiveDamagedError();
  return { start: number64(record, 48), size: number64(record, 40), count: number64(record, 32) };
}

/** Reads the directory's entries, as many as it says it has. @throws ArchiveDamagedError */
export async function readDirectory(file: RandomAccess, place: DirectoryPlace): Promise<PackedEntry[]> {
  if (place.size > largestDirectory || place.start + place.size > file.size) throw new ArchiveDamagedError();
  const bytes = await file.read(place.start, place.start + place.size);
  const view = viewOf(bytes);
  const entries: PackedEntry[] = [];
  let position = 0;
  while (entries.length < place.count) {
    if (position + 46 > view.byteLength || view.getUint32(position, true) !== signatures.entry) {
      throw new ArchiveDamagedError();
    }
    const nameEnd = position + 46 + view.getUint16(position + 28, true);
    const extraEnd = nameEnd + view.getUint16(position + 30, true);
    if (extraEnd > view.byteLength) throw new ArchiveDamagedError();
    const flags = view.getUint16(position + 8, true);
    const method = view.getUint16(position + 10, true);
    const isUtf8 = (flags & 0x800) !== 0;
    entries.push({
      name: new TextDecoder(isUtf8 ? 'utf-8' : 'latin1').decode(bytes.subarray(position + 46, nameEnd)),
      packing: (flags & 1) !== 0 ? 'unsupported' : packingOf(method),
      ...placesOf(view, position, nameEnd, extraEnd),
    });
    position = extraEnd + view.getUint16(position + 32, true);
  }
  return entries;
}

/** The packed bytes of one entry. @throws ArchiveDamagedError */
export async function readPacked(file: RandomAccess, { offset, packedSize }: PackedEntry): Promise<Uint8Array> {
  const header = viewOf(await file.read(offset, offset + 30));
  if (header.byteLength < 30 || header.getUint32(0, true) !== signatures.local) throw new ArchiveDamagedError();
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = await file.read(start, start + packedSize);
  if (packed.length < packedSize) throw new ArchiveDamagedError();
  return packed;
}

/** Sizes and offset; those that do not fit into 32 bits stand in the ZIP64 extra field (APPNOTE 4.5.3). */
function placesOf(view: DataView, position: number, extraStart: number, extraEnd: number) {
  const size = view.getUint32(position + 24, true);
  const packedSize = view.getUint32(position + 20, true);
  const offset = view.getUint32(position + 42, true);
  let field = extraStart;
  while (field + 4 <= extraEnd && view.getUint16(field, true) !== 1) field += 4 + view.getUint16(field + 2, true);
  const end = Math.min(extraEnd, field + 4 + (field + 4 <= extraEnd ? view.getUint16(field + 2, true) : 0));
  let next = field + 4;
  const whole = (value: number): number => {
    if (value !== 0xffffffff || next + 8 > end) return value;
    next += 8;
    return number64(view, next - 8);
  };
  return { size: whole(size), packedSize: whole(packedSize), offset: whole(offset) };
}

function packingOf(method: number): PackedEntry['packing'] {
  return method === 0 ? 'stored' : method === 8 ? 'deflated' : 'unsupported';
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A 64-bit number; what is beyond the safe integers is beyond any file too. */
const number64 = (view: DataView, position: number): number => Number(view.getBigUint64(position, true));
