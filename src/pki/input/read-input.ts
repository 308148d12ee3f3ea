import { berElement } from './ber-element.ts';
import { fileSignature } from './file-signature.ts';
import { formatOf } from './format.ts';
import { type InputReport, itemCount } from './input-report.ts';
import { inputLimits, type InputLimits } from './limits.ts';
import { readDer } from './read-der.ts';
import { Reading } from './reading.ts';
import { readText } from './read-text.ts';

/** What reading an input needs besides the input. */
export interface ReadInputOptions {
  crypto: Crypto;
  /** File name; shown as the source of what was found. */
  name?: string;
  /** Opens PKCS#12 files and encrypted keys; without it the empty password is tried. */
  password?: string;
  limits?: InputLimits;
}

/**
 * Reads whatever somebody dropped or pasted: PEM, header form, DER, PKCS#7, PKCS#12, keys, requests, CRLs, or a ZIP of
 * these. Says what was found, what was repaired, and what was left out and why. Never throws, whatever the bytes.
 */
export async function readInput(input: Uint8Array | string, options: ReadInputOptions): Promise<InputReport> {
  const { name = '', limits = inputLimits } = options;
  const reading = new Reading({ ...options, limits });
  const size = input.length;
  if (size > limits.bytes) {
    reading.leaveOut('input-too-large', { source: name }, { bytes: size, maximum: limits.bytes });
  } else if (typeof input === 'string') {
    await readText(input, name, reading);
  } else {
    await readBytes(input, name, reading);
  }
  if (itemCount(reading.report) === 0 && reading.report.leftOut.length === 0) {
    reading.leaveOut('empty', { source: name });
  }
  return reading.report;
}

async function readBytes(bytes: Uint8Array, source: string, reading: Reading): Promise<void> {
  if (fileSignature(bytes) !== 'archive') return readFile(bytes, source, reading);
  const { readArchive } = await import('./archive.ts');
  const { entries, refused } = await readArchive(bytes, reading.limits.archive);
  for (const entry of entries) await readFile(entry.bytes, inside(source, entry.name), reading);
  for (const { name, code, evidence } of refused) reading.leaveOut(code, { source: inside(source, name) }, evidence);
}

const inside = (archive: string, name: string): string => [archive, name].filter((part) => part !== '').join('/');

async function readFile(bytes: Uint8Array, source: string, reading: Reading): Promise<void> {
  const origin = { source };
  const signature = fileSignature(bytes);
  if (signature === 'java-keystore') return reading.leaveOut('java-keystore', origin);
  if (signature === 'utf-16le' || signature === 'utf-16be') {
    reading.repair('utf-16', origin);
    return readText(new TextDecoder(signature).decode(bytes), source, reading);
  }
  if (formatOf(bytes)) return readDer(bytes, origin, reading);
  const cutOff = bytes[0] === 0x30 && bytes[1]! >= 0x80 && berElement(bytes) === 'truncated';
  if (cutOff) return reading.leaveOut('der-truncated', origin, { bytes: bytes.length });
  return readText(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), source, reading);
}
