import { MalformedError } from '../der/malformed-error.ts';
import type { DerReader } from '../der/reader.ts';
import { contextConstructed, contextPrimitive, tags } from '../der/tags.ts';
import type { Deviation } from '../deviation.ts';
import { readAttributes, type NameAttribute } from '../distinguished-name.ts';
import { readGeneralNames, type GeneralName } from '../general-name.ts';

/** Reasons in the order of their bits in ReasonFlags (RFC 5280 4.2.1.13). */
export const reasonFlags = [
  'unused',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'privilegeWithdrawn',
  'aACompromise',
] as const;
export type ReasonFlag = (typeof reasonFlags)[number];

/** DistributionPointName: full names, or a name relative to the CRL issuer. */
export type DistributionPointName =
  { kind: 'full'; names: GeneralName[] } | { kind: 'relative'; attributes: NameAttribute[] };

/** DistributionPoint (RFC 5280 4.2.1.13). */
export interface DistributionPoint {
  name: DistributionPointName | undefined;
  reasons: Set<ReasonFlag> | undefined;
  crlIssuer: GeneralName[] | undefined;
}

/** Reads CRLDistributionPoints, also as freshest CRL. @throws MalformedError */
export function readDistributionPoints(reader: DerReader, deviations: Deviation[]): DistributionPoint[] {
  const list = reader.enter(tags.sequence);
  if (list.done) throw new MalformedError('sequence-empty', list.position);
  const points: DistributionPoint[] = [];
  while (!list.done) points.push(readDistributionPoint(list, deviations));
  return points;
}

function readDistributionPoint(list: DerReader, deviations: Deviation[]): DistributionPoint {
  const start = list.position;
  const fields = list.enter(tags.sequence);
  const name = readDistributionPointName(fields, deviations);
  const reasons = readReasonFlags(fields, contextPrimitive(1), deviations);
  const crlIssuer =
    fields.nextTag === contextConstructed(2) ? readGeneralNames(fields, deviations, contextConstructed(2)) : undefined;
  fields.finish();
  if (name === undefined && crlIssuer === undefined) throw new MalformedError('value-invalid', start);
  return { name, reasons, crlIssuer };
}

/** The optional `[0] DistributionPointName`. @throws MalformedError */
export function readDistributionPointName(
  fields: DerReader,
  deviations: Deviation[],
): DistributionPointName | undefined {
  const choice = fields.enterOptional(contextConstructed(0));
  if (choice === undefined) return undefined;
  const name: DistributionPointName =
    choice.nextTag === contextConstructed(1)
      ? { kind: 'relative', attributes: readAttributes(choice.enter(contextConstructed(1)), deviations) }
      : { kind: 'full', names: readGeneralNames(choice, deviations, contextConstructed(0)) };
  choice.finish();
  return name;
}

/** The optional ReasonFlags under this tag. @throws MalformedError */
export function readReasonFlags(fields: DerReader, tag: number, deviations: Deviation[]): Set<ReasonFlag> | undefined {
  if (fields.nextTag !== tag) return undefined;
  const { octets, unusedBits } = fields.bitString(tag);
  if (octets.length > 0 && (octets.at(-1)! & (1 << unusedBits)) === 0) {
    deviations.push({ code: 'bit-string-padded', evidence: { field: 'reasons' } });
  }
  return new Set(reasonFlags.filter((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0));
}
