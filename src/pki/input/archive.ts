import { unzipSync, type UnzipFileInfo } from 'fflate';
import type { LeftOutCode } from '#contract/input-codes.ts';
import { fileSignature } from './file-signature.ts';
import type { InputLimits } from './limits.ts';

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

/**
 * Unpacks a ZIP file within bounds. Sizes are those that the archive declares; an entry that turns out larger fails as
 * damaged. Archives inside are not opened. An archive with too many files, or too much in them, is refused as a whole.
 */
export function readArchive(
  bytes: Uint8Array,
  limits: InputLimits['archive'],
): { entries: ArchiveEntry[]; refused: RefusedEntry[] } {
  const { wanted, refused } = listArchive(bytes, limits);
  const files = wanted.size === 0 ? {} : unpack(bytes, wanted, refused);
  const entries = Object.entries(files).map(([name, content]) => ({ name: harmlessName(name), bytes: content }));
  for (const { name } of entries.filter((entry) => isArchive(entry))) {
    refused.push({ name, code: 'archive-nested', evidence: {} });
  }
  return { entries: entries.filter((entry) => !isArchive(entry)), refused };
}

const isArchive = ({ bytes }: ArchiveEntry): boolean => fileSignature(bytes) === 'archive';

/** Names of the files to unpack, from the archive's directory alone. */
function listArchive(
  bytes: Uint8Array,
  limits: InputLimits['archive'],
): { wanted: Set<string>; refused: RefusedEntry[] } {
  const wanted = new Set<string>();
  const refused: RefusedEntry[] = [];
  let total = 0;
  let overall: RefusedEntry | undefined;
  let listed = 0;
  const look = ({ name, size, originalSize }: UnzipFileInfo): boolean => {
    const refuse = (code: LeftOutCode, evidence: Record<string, number>) =>
      refused.push({ name: harmlessName(name), code, evidence });
    listed += 1;
    if (listed > limits.entries) {
      overall = { name: '', code: 'archive-too-many-entries', evidence: { maximum: limits.entries } };
      throw new RangeError(overall.code);
    }
    if (name.endsWith('/') || /(^|\/)(__MACOSX\/|\.DS_Store$)/.test(name)) return false;
    if (originalSize > limits.entryBytes) {
      refuse('archive-entry-too-large', { bytes: originalSize, maximum: limits.entryBytes });
    } else if (originalSize > Math.max(size, 1) * limits.ratio) {
      refuse('archive-ratio', { bytes: originalSize, packed: size, maximum: limits.ratio });
    } else {
      wanted.add(name);
      total += originalSize;
    }
    return false;
  };
  try {
    unzipSync(bytes, { filter: look });
  } catch {
    return { wanted: new Set(), refused: [overall ?? { name: '', code: 'archive-damaged', evidence: {} }] };
  }
  if (total <= limits.totalBytes) return { wanted, refused };
  const evidence = { bytes: total, maximum: limits.totalBytes };
  return { wanted: new Set(), refused: [{ name: '', code: 'archive-too-large', evidence }] };
}

/** After this many damaged files the rest is given up too: each costs another walk. */
const maximumDamaged = 8;

function unpack(bytes: Uint8Array, wanted: Set<string>, refused: RefusedEntry[]): Record<string, Uint8Array> {
  for (let attempt = 0; attempt <= maximumDamaged; attempt += 1) {
    let current = '';
    try {
      return unzipSync(bytes, {
        filter: ({ name }) => {
          if (wanted.has(name)) current = name;
          return wanted.has(name);
        },
      });
    } catch {
      wanted.delete(current);
      refused.push({ name: harmlessName(current), code: 'archive-damaged', evidence: {} });
    }
  }
  return {};
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
