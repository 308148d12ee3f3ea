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
  for (const repair of plain.repairs) reading.repair(repair, whole);
  const { blocks, damaged, outside } = readPem(plain.text);
  for (const block of blocks) await readBlock(block, { source, line: block.line }, reading);
  for (const { label, line, defect } of damaged) reading.leaveOut(defect, { source, line }, { label });
  const armoured = blocks.length + damaged.length > 0;
  for (const stretch of outside) await readOutside(stretch, armoured, whole, reading);
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

async function readOutside(stretch: OutsideText, armoured: boolean, whole: Origin, reading: Reading): Promise<void> {
  if (/^[\s,;]*$/.test(stretch.text)) return reading.repair('comma-separated', whole);
  const parts = stretch.text.split(/[,;]|\n\s*\n/).filter((part) => part.trim() !== '');
  const decoded = parts.slice(0, reading.limits.items).map(readBareBase64);
  const origin: Origin = { ...whole, line: stretch.line };
  for (const bytes of decoded) {
    if (bytes === 'base64-truncated') reading.leaveOut('base64-truncated', origin);
    else if (bytes) {
      reading.repair('armour-missing', origin);
      await readDer(bytes, origin, reading);
    }
  }
  if (decoded.every((bytes) => bytes !== undefined)) return;
  if (/^[ \t]*ssh-(?:rsa|ed25519|dss) /m.test(stretch.text)) return reading.leaveOut('ssh-key', origin);
  if (!armoured && decoded.every((bytes) => bytes === undefined)) return reading.leaveOut('unknown', origin);
  reading.repair(bagAttributes.test(stretch.text) ? 'bag-attributes' : 'text-around', whole);
}
