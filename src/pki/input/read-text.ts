import type { OutsideText } from './armour.ts';
import type { LeftOut, Origin } from './input-report.ts';
import { type PemBlock, type PemEncryption, readBareBase64, readPem } from './pem.ts';
import { readDer } from './read-der.ts';
import type { Reading } from './reading.ts';
import { undoTransportEncoding } from './transport-encoding.ts';

/** Reads armoured blocks, base64 without armour, and header values, and adds them to the reading. */
export async function readText(text: string, source: string, reading: Reading): Promise<void> {
  const plain = undoTransportEncoding(text);
  const whole: Origin = { source };
  const { blocks, damaged, outside } = readPem(plain.text);
  const stretches = outside.map((stretch) => ({ ...stretch, parts: readParts(stretch.text, reading.limits.items) }));
  const armoured = blocks.length + damaged.length > 0;
  // What nothing is recognised in was not put right either.
  const recognised = armoured || stretches.some(({ parts }) => parts.some((part) => part !== undefined));
  if (recognised) for (const repair of plain.repairs) reading.repair(repair, whole);
  for (const block of blocks) await readBlock(block, { source, line: block.line }, reading);
  for (const { label, line, defect } of damaged) reading.leaveOut(defect, { source, line }, { label });
  for (const stretch of stretches) await readOutside(stretch, armoured, whole, reading);
}

async function readBlock(block: PemBlock, origin: Origin, reading: Reading): Promise<void> {
  for (const repair of block.repairs) reading.repair(repair, origin);
  if (block.label === 'EC PARAMETERS') return;
  if (block.label === 'OPENSSH PRIVATE KEY') return reading.leaveOut('ssh-key', origin);
  if (block.encryption === undefined) return readDer(block.bytes, origin, reading, block.label);
  return readEncryptedBlock(block, block.encryption, origin, reading);
}

async function readEncryptedBlock(
  { bytes, label }: PemBlock,
  encryption: PemEncryption,
  origin: Origin,
  reading: Reading,
): Promise<void> {
  const { decryptPemBody } = await import('./pem-encryption.ts');
  let closed: LeftOut['code'] = 'password-wrong';
  for (const { password } of reading.openings()) {
    const plain = decryptPemBody(bytes, encryption, password);
    if (typeof plain !== 'string') return readDer(plain, origin, reading, label);
    closed = plain;
  }
  if (closed === 'password-wrong') return reading.leaveClosed(closed, origin);
  return reading.leaveOut(closed, origin, closed === 'base64-truncated' ? { label } : { scheme: encryption.scheme });
}

/** What openssl writes between the blocks of a PKCS#12 or PKCS#7 file. */
const bagAttributes = /Bag Attributes|Key Attributes|localKeyID:|friendlyName:|^subject=|^issuer=/m;

type Part = ReturnType<typeof readBareBase64>;

/** Base64 without armour, one certificate after another; undefined for what is none. */
function readParts(text: string, limit: number): Part[] {
  const parts = text.split(/[,;]|\n\s*\n/).filter((part) => part.trim() !== '');
  return parts.slice(0, limit).map(readBareBase64);
}

async function readOutside(
  stretch: OutsideText & { parts: readonly Part[] },
  armoured: boolean,
  whole: Origin,
  reading: Reading,
): Promise<void> {
  const { text, parts } = stretch;
  if (/^[\s,;]*$/.test(text)) return reading.repair('comma-separated', whole);
  const origin: Origin = { ...whole, line: stretch.line };
  for (const bytes of parts) {
    if (bytes === 'base64-truncated') reading.leaveOut('base64-truncated', origin);
    else if (bytes) {
      reading.repair('armour-missing', origin);
      await readDer(bytes, origin, reading);
    }
  }
  if (parts.every((bytes) => bytes !== undefined)) return;
  if (/^[ \t]*ssh-(?:rsa|ed25519|dss) /m.test(text)) return reading.leaveOut('ssh-key', origin);
  if (!armoured && parts.every((bytes) => bytes === undefined)) return reading.leaveOut('unknown', origin);
  reading.repair(bagAttributes.test(text) ? 'bag-attributes' : 'text-around', whole);
}
