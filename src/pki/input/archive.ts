import { inflateSync } from 'fflate';
import type { LeftOutCode } from '#contract/input-codes.ts';
import { fileSignature } from './file-signature.ts';
import type { InputLimits } from './limits.ts';
import {
  ArchiveDamagedError,
  findDirectory,
  readDirectory,
  readPacked,
  type PackedEntry,
  type RandomAccess,
} from './zip-directory.ts';

/** A file of an archive, unpacked. */
export interface ArchiveEntry {
  /** Path inside the archive, made harmless; only ever shown. */
  name: string;
  bytes: Uint8Array;
}

/** A file that was not unpacked, or the archive itself (name is empty). */
export interface RefusedEntry {
  name: string;
  code: LeftOutCode;
  evidence: Record<string, number>;
}

/** Files of an archive that may be unpacked, and those that may not. */
export interface ArchiveListing {
  entries: PackedEntry[];
  refused: RefusedEntry[];
}

/**
 * Unpacks a ZIP file within bounds. Sizes are those that the archive declares; an entry that turns out larger fails as
 * damaged. Archives inside are not opened. An archive with too many files, or too much in them, is refused as a whole.
 */
export async function readArchive(
  bytes: Uint8Array,
  limits: InputLimits['archive'],
): Promise<{ entries: ArchiveEntry[]; refused: RefusedEntry[] }> {
  const file = inMemory(bytes);
  const { entries: listed, refused } = await listArchive(file, limits);
  const entries: ArchiveEntry[] = [];
  for (const listedEntry of listed) {
    const entry = await unpackEntry(file, listedEntry);
    if ('code' in entry) refused.push(entry);
    else entries.push(entry);
  }
  return { entries, refused };
}

/** What an archive holds, from its directory alone: nothing is unpacked. Never throws, whatever the bytes. */
export async function listArchive(file: RandomAccess, limits: InputLimits['archive']): Promise<ArchiveListing> {
  let listed: PackedEntry[];
  try {
    const place = await findDirectory(file);
    if (place.count > limits.entries) {
      return refusedWhole('archive-too-many-entries', { maximum: limits.entries });
    }
    listed = await readDirectory(file, place);
  } catch (error) {
    if (error instanceof ArchiveDamagedError) return refusedWhole('archive-damaged', {});
    throw error;
  }
  const refused: RefusedEntry[] = [];
  const entries = listed.filter(isFile).filter((entry) => {
    const reason = refusal(entry, limits);
    if (reason !== undefined) refused.push(reason);
    return reason === undefined;
  });
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total <= limits.totalBytes) return { entries, refused };
  return refusedWhole('archive-too-large', { bytes: total, maximum: limits.totalBytes });
}

/** Unpacks one file of an archive, or says why it cannot be. */
export async function unpackEntry(file: RandomAccess, entry: PackedEntry): Promise<ArchiveEntry | RefusedEntry> {
  const name = harmlessName(entry.name);
  const damaged: RefusedEntry = { name, code: 'archive-damaged', evidence: {} };
  let bytes: Uint8Array;
  try {
    if (entry.packing === 'unsupported') return damaged;
    const packed = await readPacked(file, entry);
    bytes = entry.packing === 'stored' ? packed : inflateSync(packed, { out: new Uint8Array(entry.size) });
  } catch {
    return damaged;
  }
  if (bytes.length !== entry.size) return damaged;
  return fileSignature(bytes) === 'archive' ? { name, code: 'archive-nested', evidence: {} } : { name, bytes };
}

function inMemory(bytes: Uint8Array): RandomAccess {
  return { size: bytes.length, read: (start, end) => bytes.subarray(start, end) };
}

/** Not a folder, and nothing that a Mac adds. */
function isFile({ name }: PackedEntry): boolean {
  return !name.endsWith('/') && !/(^|\/)(__MACOSX\/|\.DS_Store$)/.test(name);
}

function refusal(
  { name, size, packedSize }: PackedEntry,
  { entryBytes, ratio }: InputLimits['archive'],
): RefusedEntry | undefined {
  if (size > entryBytes) {
    return {
      name: harmlessName(name),
      code: 'archive-entry-too-large',
      evidence: { bytes: size, maximum: entryBytes },
    };
  }
  if (size <= Math.max(packedSize, 1) * ratio) return undefined;
  const evidence = { bytes: size, packed: packedSize, maximum: ratio };
  return { name: harmlessName(name), code: 'archive-ratio', evidence };
}

function refusedWhole(code: LeftOutCode, evidence: Record<string, number>): ArchiveListing {
  return { entries: [], refused: [{ name: '', code, evidence }] };
}

/** Without control characters, drive letters, leading slashes and steps upwards; 200 characters at most. */
function harmlessName(name: string): string {
  const parts = name.replaceAll('\\', '/').split('/');
  const kept = parts.filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part));
  return kept
    .join('/')
    .replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD')
    .slice(-200);
}
