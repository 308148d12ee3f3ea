import { MalformedError } from '../der/malformed-error.ts';
import { DerReader } from '../der/reader.ts';
import { contextConstructed, tags } from '../der/tags.ts';
import { readTime } from '../der/time.ts';
import type { Deviation } from '../deviation.ts';
import { namesMatch, readDistinguishedName, type DistinguishedName } from '../distinguished-name.ts';
import type { Extension } from '../extensions/identifiers.ts';
import { readExtensions } from '../extensions/read-extensions.ts';
import { hexText, sameOctets } from '../octets.ts';
import { readSignatureAlgorithm, type SignatureAlgorithm } from '../signature-algorithm.ts';
import type { Signed } from '../verify-signatures.ts';
import { readCrlExtensions, type CrlExtensions } from './crl-extensions.ts';
import { readRevokedEntry, type RevokedEntry } from './crl-entry.ts';

/** A certificate revocation list (RFC 5280 5.1). */
export interface Crl extends Signed {
  der: Uint8Array;
  issuer: DistinguishedName;
  thisUpdate: Date;
  nextUpdate: Date | undefined;
  signatureAlgorithm: SignatureAlgorithm;
  known: CrlExtensions;
  /** An extension of the list or of an entry is critical and not understood: no absence from the list counts. */
  incomprehensible: boolean;
  /** Some certificate is listed twice. */
  repeatsEntry: boolean;
  /** Entries by serial number, lower-case hex of its two's complement octets. */
  entries: ReadonlyMap<string, readonly RevokedEntry[]>;
}

/** Reads a CRL from exactly these bytes. @throws MalformedError (`certificate-unparseable`) */
export function parseCrl(der: Uint8Array): Crl {
  const input = new DerReader(der);
  const outer = input.enter(tags.sequence);
  input.finish();
  const start = outer.position;
  const fields = outer.enter(tags.sequence);
  const toBeSigned = der.subarray(start, outer.position);
  const outerAlgorithm = outer.whole(tags.sequence);
  const signature = outer.bitOctets();
  outer.finish();

  const deviations: Deviation[] = [];
  const version = fields.nextTag === tags.integer ? fields.smallInteger() + 1 : 1;
  if (version > 2) throw new MalformedError('version-invalid', start);
  const innerAlgorithm = fields.whole(tags.sequence);
  if (!sameOctets(innerAlgorithm, outerAlgorithm)) throw new MalformedError('value-invalid', start);
  const issuer = readDistinguishedName(fields, deviations);
  const thisUpdate = readTime(fields).date;
  const hasNext = fields.nextTag === tags.utcTime || fields.nextTag === tags.generalizedTime;
  const nextUpdate = hasNext ? readTime(fields).date : undefined;
  const { entries, incomprehensible, repeatsEntry } = readEntries(fields.enterOptional(tags.sequence), issuer);
  const extensions = readListExtensions(fields, version, deviations);
  fields.finish();

  const known = readCrlExtensions(extensions);
  return {
    der,
    toBeSigned,
    signature,
    signatureAlgorithm: readSignatureAlgorithm(outerAlgorithm),
    issuer,
    thisUpdate,
    nextUpdate,
    known,
    incomprehensible: incomprehensible || known.incomprehensible,
    repeatsEntry,
    entries,
  };
}

function readListExtensions(fields: DerReader, version: number, deviations: Deviation[]): Extension[] {
  const field = fields.enterOptional(contextConstructed(0));
  if (field === undefined) return [];
  if (version !== 2) throw new MalformedError('version-invalid', field.position);
  const extensions = readExtensions(field, deviations);
  field.finish();
  return extensions;
}

function readEntries(
  list: DerReader | undefined,
  crlIssuer: DistinguishedName,
): { entries: Map<string, RevokedEntry[]>; incomprehensible: boolean; repeatsEntry: boolean } {
  const entries = new Map<string, RevokedEntry[]>();
  let [incomprehensible, repeatsEntry] = [false, false];
  let issuer = crlIssuer;
  if (list === undefined) return { entries, incomprehensible, repeatsEntry };
  while (!list.done) {
    const entry = readRevokedEntry(list, issuer);
    issuer = entry.issuer;
    incomprehensible ||= entry.incomprehensible;
    const serial = hexText(entry.serialOctets);
    const same = entries.get(serial);
    if (same === undefined) entries.set(serial, [entry]);
    else {
      repeatsEntry ||= same.some((other) => namesMatch(other.issuer, entry.issuer));
      same.push(entry);
    }
  }
  return { entries, incomprehensible, repeatsEntry };
}
