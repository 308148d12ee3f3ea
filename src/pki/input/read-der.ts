import { parseCertificate } from '../certificate.ts';
import { MalformedError } from '../der/malformed-error.ts';
import { berElement } from './ber-element.ts';
import { formatOf, type Format } from './format.ts';
import type { LeftOut, Origin, PrivateKeyItem } from './input-report.ts';
import type { Reading } from './reading.ts';
import { readPkcs7 } from './pkcs7.ts';

/** Armour labels that say what the content is; anything else under them was labelled wrongly. */
const labels: Readonly<Record<Format, readonly string[]>> = {
  certificate: ['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE'],
  'signing-request': ['CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'],
  'revocation-list': ['X509 CRL'],
  pkcs8: ['PRIVATE KEY'],
  'encrypted-pkcs8': ['ENCRYPTED PRIVATE KEY'],
  sec1: ['EC PRIVATE KEY'],
  pkcs1: ['RSA PRIVATE KEY'],
  'public-key': ['PUBLIC KEY'],
  pkcs7: ['PKCS7', 'PKCS #7 SIGNED DATA', 'CMS'],
  pkcs12: ['PKCS12'],
};

/** Reads what follows one another in DER or BER, and adds it to the reading. `label` is that of its armour, if any. */
export async function readDer(bytes: Uint8Array, origin: Origin, reading: Reading, label?: string): Promise<void> {
  for (let position = 0; position < bytes.length;) {
    const element = berElement(bytes, position);
    const format = typeof element === 'string' ? undefined : formatOf(bytes.subarray(position, element.end));
    if (typeof element === 'string' || !format) {
      if (position === 0) reading.leaveOut('unknown', origin, label === undefined ? {} : { label });
      else reading.repair('trailing-bytes', origin);
      return;
    }
    if (label !== undefined && !labels[format].includes(label)) reading.repair('label-corrected', origin);
    await add(bytes.slice(position, element.end), format, origin, reading);
    position = element.end;
  }
}

async function add(der: Uint8Array, format: Format, origin: Origin, reading: Reading): Promise<void> {
  const { report } = reading;
  switch (format) {
    case 'certificate':
      return addCertificate(der, origin, reading);
    case 'signing-request':
      return reading.add(report.signingRequests, { der, origin });
    case 'revocation-list':
      return reading.add(report.revocationLists, { der, origin });
    case 'public-key':
      return reading.add(report.publicKeys, { der, origin });
    case 'pkcs8':
      return addPrivateKey(der, origin, reading);
    case 'pkcs1':
    case 'sec1':
      return addTraditionalKey(der, format, origin, reading);
    case 'encrypted-pkcs8':
      return addEncryptedKey(der, origin, reading);
    case 'pkcs7':
      return addPkcs7(der, origin, reading);
    case 'pkcs12':
      return addPkcs12(der, origin, reading);
  }
}

function addCertificate(der: Uint8Array, origin: Origin, reading: Reading): void {
  try {
    reading.add(reading.report.certificates, { certificate: parseCertificate(der), origin });
  } catch (error) {
    if (!(error instanceof MalformedError)) throw error;
    reading.leaveOut('certificate-malformed', origin, { defect: error.defect, offset: error.offset });
  }
}

async function addPrivateKey(pkcs8: Uint8Array, origin: Origin, reading: Reading): Promise<void> {
  const { publicKeyOfPrivateKey } = await import('./private-key.ts');
  const publicKey = await publicKeyOfPrivateKey(reading.crypto, pkcs8);
  if (publicKey === 'malformed') return reading.leaveOut('key-malformed', origin);
  const item: PrivateKeyItem = { pkcs8, origin, ...(publicKey && { publicKey }) };
  return reading.add(reading.report.privateKeys, item);
}

async function addTraditionalKey(
  der: Uint8Array,
  format: 'pkcs1' | 'sec1',
  origin: Origin,
  reading: Reading,
): Promise<void> {
  const { pkcs8OfPkcs1, pkcs8OfSec1 } = await import('./private-key.ts');
  const pkcs8 = format === 'pkcs1' ? pkcs8OfPkcs1(der) : pkcs8OfSec1(der);
  return pkcs8 ? addPrivateKey(pkcs8, origin, reading) : reading.leaveOut('key-malformed', origin);
}

async function addEncryptedKey(der: Uint8Array, origin: Origin, reading: Reading): Promise<void> {
  const { openShroudedKey } = await import('./pkcs12.ts');
  let closed: LeftOut['code'] = 'password-needed';
  for (const opening of reading.openings()) {
    const opened = await openShroudedKey(der, opening);
    if (typeof opened !== 'string') return addPrivateKey(opened, origin, reading);
    closed = opened;
  }
  return reading.leaveClosed(closed, origin);
}

function addPkcs7(der: Uint8Array, origin: Origin, reading: Reading): void {
  const content = readPkcs7(der);
  if (!content) return reading.leaveOut('container-damaged', origin);
  for (const certificate of content.certificates) addCertificate(certificate, origin, reading);
  for (const list of content.revocationLists) reading.add(reading.report.revocationLists, { der: list, origin });
}

async function addPkcs12(der: Uint8Array, origin: Origin, reading: Reading): Promise<void> {
  const { readPkcs12 } = await import('./pkcs12.ts');
  const [first, second] = reading.openings();
  let content = first && (await readPkcs12(der, first));
  if (content?.closed.includes('password-wrong') && second) {
    const other = await readPkcs12(der, second);
    if (other && other.closed.length < content.closed.length) content = other;
  }
  if (!content) return reading.leaveOut('container-damaged', origin);
  for (const certificate of content.certificates) addCertificate(certificate, origin, reading);
  for (const key of content.privateKeys) await addPrivateKey(key, origin, reading);
  for (const closed of new Set(content.closed)) reading.leaveClosed(closed, origin);
}
