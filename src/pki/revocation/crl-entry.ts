import { MalformedError } from '../der/malformed-error.ts';
import { DerReader } from '../der/reader.ts';
import { tags } from '../der/tags.ts';
import { readGeneralizedTime, readTime } from '../der/time.ts';
import type { DistinguishedName } from '../distinguished-name.ts';
import { extensionIds as ids } from '../extensions/identifiers.ts';
import { readExtensions } from '../extensions/read-extensions.ts';
import { readGeneralNames } from '../general-name.ts';

/** CRLReason by its number (RFC 5280 5.3.1); 7 is not used. */
const reasons: Readonly<Record<number, string>> = {
  0: 'unspecified',
  1: 'keyCompromise',
  2: 'cACompromise',
  3: 'affiliationChanged',
  4: 'superseded',
  5: 'cessationOfOperation',
  6: 'certificateHold',
  8: 'removeFromCRL',
  9: 'privilegeWithdrawn',
  10: 'aACompromise',
};

/** One line of a CRL. */
export interface RevokedEntry {
  serialOctets: Uint8Array;
  revocationDate: Date;
  /** As RFC 5280 names it; `unspecified` where the entry says nothing. */
  reason: string;
  /** Who issued the revoked certificate: the CRL's issuer unless an entry up to this one said otherwise. */
  issuer: DistinguishedName;
  /** A critical extension of the entry is not understood. */
  incomprehensible: boolean;
}

/** Reads an entry; `issuer` is that of the entry before. @throws MalformedError */
export function readRevokedEntry(list: DerReader, issuer: DistinguishedName): RevokedEntry {
  const fields = list.enter(tags.sequence);
  const serialOctets = fields.integerOctets();
  const revocationDate = readTime(fields).date;
  const entry = { serialOctets, revocationDate, reason: 'unspecified', issuer, incomprehensible: false };
  if (fields.done) return entry;
  for (const { id, critical, value } of readExtensions(fields, [])) {
    const reader = new DerReader(value);
    if (id === ids.crlReason) entry.reason = readReason(reader);
    else if (id === ids.certificateIssuer) entry.issuer = readCertificateIssuer(reader);
    else if (id === ids.invalidityDate) readGeneralizedTime(reader);
    else {
      entry.incomprehensible ||= critical;
      continue;
    }
    reader.finish();
  }
  fields.finish();
  return entry;
}

/** Reads a CRLReason. @throws MalformedError */
export function readReason(reader: DerReader): string {
  const start = reader.position;
  const reason = reasons[reader.smallInteger(tags.enumerated)];
  if (reason === undefined) throw new MalformedError('value-invalid', start);
  return reason;
}

function readCertificateIssuer(reader: DerReader): DistinguishedName {
  const start = reader.position;
  for (const name of readGeneralNames(reader, [])) if (name.kind === 'directory') return name.name;
  throw new MalformedError('value-invalid', start);
}
