import { fileSignature } from '#pki/input/file-signature.ts';
import { emptyReport, type InputReport } from '#pki/input/input-report.ts';
import { inputLimits, type InputLimits } from '#pki/input/limits.ts';
import { readInput } from '#pki/input/read-input.ts';
import type { PackedEntry, RandomAccess } from '#pki/input/zip-directory.ts';
import type { FleetFile, Share } from './messages.ts';

const gigabyte = 1024 ** 3;

/** Wider than for what is read at once: an archive is walked file by file, and its size does not stand in memory. */
const fleetArchiveLimits: InputLimits['archive'] = {
  ...inputLimits.archive,
  entries: 300_000,
  totalBytes: 4 * gigabyte,
};

/** Bytes of an archive that are read at once; its entries are small and stand one after the other. */
const windowBytes = 1024 * 1024;

/** A file that a worker has, its own or one that all workers have. */
export interface SharedFile extends FleetFile {
  shared: boolean;
}

/** One thing to read, and where it stands in the whole share. */
export interface ReadStep {
  report: InputReport;
  done: number;
  total: number;
}

interface Reading {
  crypto: Crypto;
  share: Share;
  password?: string | undefined;
}

/**
 * Reads a worker's share file by file and archive entry by entry, and gives the report of each; nothing that was read
 * is kept. An archive is listed first, so that the total is known early.
 */
export async function* readFiles(files: readonly SharedFile[], reading: Reading): AsyncGenerator<ReadStep> {
  const { share } = reading;
  const { listArchive, unpackEntry } = await import('#pki/input/archive.ts');
  const plain: SharedFile[] = [];
  const archives: { name: string; access: RandomAccess; entries: PackedEntry[] }[] = [];
  const refused = emptyReport();
  const shared = files.filter((entry) => entry.shared);
  for (const entry of files) {
    if (!(await isArchive(entry.file))) {
      if (!entry.shared || shared.indexOf(entry) % share.of === share.index) plain.push(entry);
      continue;
    }
    const access = inWindows(entry.file);
    const listing = await listArchive(access, fleetArchiveLimits);
    archives.push({ name: entry.name, access, entries: shareOf(listing.entries, entry.shared ? share : whole) });
    if (entry.shared && share.index !== 0) continue;
    for (const { name, code, evidence } of listing.refused) {
      refused.leftOut.push({ code, origin: { source: inside(entry.name, name) }, evidence });
    }
  }
  const total = plain.length + archives.reduce((sum, { entries }) => sum + entries.length, 0);
  let done = 0;
  yield { report: refused, done, total };
  for (const { name, file } of plain) {
    const report = await readOne(file, name, reading);
    done += 1;
    yield { report, done, total };
  }
  for (const archive of archives) {
    for (const entry of archive.entries) {
      const unpacked = await unpackEntry(archive.access, entry);
      const source = inside(archive.name, unpacked.name);
      const report =
        'code' in unpacked
          ? leftOut(source, unpacked.code, unpacked.evidence)
          : await readInput(unpacked.bytes, optionsOf(source, reading));
      done += 1;
      yield { report, done, total };
    }
  }
}

const whole: Share = { index: 0, of: 1 };

/** Entries that follow one another, so that each worker reads a stretch of the file of its own. */
function shareOf<Entry>(entries: readonly Entry[], { index, of }: Share): Entry[] {
  const size = Math.ceil(entries.length / of);
  return entries.slice(index * size, (index + 1) * size);
}

async function isArchive(file: File): Promise<boolean> {
  try {
    return fileSignature(new Uint8Array(await file.slice(0, 4).arrayBuffer())) === 'archive';
  } catch {
    return false;
  }
}

async function readOne(file: File, name: string, reading: Reading): Promise<InputReport> {
  if (file.size > inputLimits.bytes) {
    return leftOut(name, 'input-too-large', { bytes: file.size, maximum: inputLimits.bytes });
  }
  try {
    return await readInput(new Uint8Array(await file.arrayBuffer()), optionsOf(name, reading));
  } catch (error) {
    // Moved or changed since it was chosen.
    if (error instanceof DOMException) return leftOut(name, 'file-unreadable', {});
    throw error;
  }
}

function optionsOf(name: string, { crypto, password }: Reading) {
  return { crypto, name, ...(password === undefined ? {} : { password }) };
}

function leftOut(source: string, code: InputReport['leftOut'][number]['code'], evidence: Record<string, number>) {
  return { ...emptyReport(), leftOut: [{ code, origin: { source }, evidence }] };
}

const inside = (archive: string, name: string): string => [archive, name].filter((part) => part !== '').join('/');

/** A file as something to read parts of, a window at a time. */
function inWindows(file: File): RandomAccess {
  let window = new Uint8Array();
  let windowStart = 0;
  return {
    size: file.size,
    async read(start, end) {
      if (start >= windowStart && end <= windowStart + window.length) {
        return window.slice(start - windowStart, end - windowStart);
      }
      const wanted = Math.max(end, Math.min(file.size, start + windowBytes));
      window = new Uint8Array(await file.slice(start, wanted).arrayBuffer());
      windowStart = start;
      return window.slice(0, end - start);
    },
  };
}
