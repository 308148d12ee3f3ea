import type { RepairCode } from '#contract/input-codes.ts';
import { type ArmourBlock, type OutsideText, splitArmour } from './armour.ts';
import { decodeBase64 } from './base64.ts';
import { berElement } from './ber-element.ts';

/** What `DEK-Info` says (RFC 1421 4.6.1.3), as in keys encrypted the old way. */
export interface PemEncryption {
  /** Upper case, such as `AES-128-CBC`. */
  scheme: string;
  /** Initialisation vector; its first eight octets are the salt. */
  vector: Uint8Array;
}

/** One block whose base64 could be read. */
export interface PemBlock {
  label: string;
  bytes: Uint8Array;
  /** How the bytes are encrypted, where the block says so in its headers. */
  encryption: PemEncryption | undefined;
  /** Line of the BEGIN marker, counted from 1. */
  line: number;
  repairs: readonly RepairCode[];
}

/** One block that could not be read. */
interface DamagedBlock {
  label: string;
  line: number;
  defect: 'base64-truncated' | 'base64-damaged' | 'empty';
}

export interface PemReading {
  blocks: PemBlock[];
  damaged: DamagedBlock[];
  outside: OutsideText[];
}

/** Reads every armoured block of a text (RFC 7468), repairing what can be repaired without guessing. Never throws. */
export function readPem(text: string): PemReading {
  const { blocks: armoured, outside } = splitArmour(text);
  const blocks: PemBlock[] = [];
  const damaged: DamagedBlock[] = [];
  for (const block of armoured) {
    const read = decodeBlock(block);
    if ('defect' in read) damaged.push(read);
    else blocks.push(read);
  }
  return { blocks, damaged, outside };
}

/**
 * Reads base64 that stands without armour. It is taken for that when it decodes to one whole SEQUENCE, and for a part
 * of that when it begins like a long one ("MI").
 */
export function readBareBase64(text: string): Uint8Array | 'base64-truncated' | undefined {
  if (!/^\s*M[A-Za-z0-9+/=\s]+$/.test(text)) return undefined;
  const bytes = decodeBase64(text);
  if (bytes === 'foreign-character') return undefined;
  const element = bytes === 'truncated' ? bytes : berElement(bytes);
  if (bytes !== 'truncated' && typeof element === 'object') return element.end === bytes.length ? bytes : undefined;
  return element === 'truncated' && /^\s*MI\S{40}/.test(text) ? 'base64-truncated' : undefined;
}

function decodeBlock({ label, body, line, ended, repairs }: ArmourBlock): PemBlock | DamagedBlock {
  const { headers, content } = splitHeaders(body);
  if (content.trim() === '') return { label, line, defect: 'empty' };
  const bytes = decodeBase64(content);
  if (bytes === 'foreign-character') return { label, line, defect: 'base64-damaged' };
  const encryption = readEncryption(headers);
  const cutOff = bytes === 'truncated' || (encryption === undefined && isCutOff(bytes));
  if (cutOff) return { label, line, defect: 'base64-truncated' };
  return { label, line, bytes, encryption, repairs: ended ? repairs : [...repairs, 'end-line-missing'] };
}

function isCutOff(bytes: Uint8Array): boolean {
  return berElement(bytes) === 'truncated';
}

function splitHeaders(body: string): { headers: string; content: string } {
  const match = /^\s*([A-Za-z][A-Za-z0-9-]{0,40}: [^\r\n]*(?:\r?\n[^\r\n]+){0,20}?)\r?\n\r?\n/.exec(body);
  return match ? { headers: match[1] ?? '', content: body.slice(match[0].length) } : { headers: '', content: body };
}

function readEncryption(headers: string): PemEncryption | undefined {
  const match = /^DEK-Info:[ \t]*([^,\s]+)[ \t]*(?:,[ \t]*([0-9A-F]*))?/im.exec(headers);
  if (match === null) return undefined;
  const vector = Uint8Array.from(match[2]?.match(/../g) ?? [], (octet) => Number.parseInt(octet, 16));
  return { scheme: (match[1] ?? '').toUpperCase(), vector };
}
