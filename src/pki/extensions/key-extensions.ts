import { MalformedError } from '../der/malformed-error.ts';
import { readObjectIdentifier } from '../der/object-identifier.ts';
import type { DerReader } from '../der/reader.ts';
import { contextConstructed, contextPrimitive, tags } from '../der/tags.ts';
import type { Deviation } from '../deviation.ts';
import { readGeneralName, readGeneralNames, type GeneralName } from '../general-name.ts';

/** Uses of a key in the order of their bits (RFC 5280 4.2.1.3). */
export const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
export type KeyUsage = (typeof keyUsages)[number];

/** BasicConstraints (RFC 5280 4.2.1.9). */
export interface BasicConstraints {
  ca: boolean;
  pathLength: number | undefined;
}

/** AuthorityKeyIdentifier (RFC 5280 4.2.1.1). */
export interface AuthorityKeyIdentifier {
  keyIdentifier: Uint8Array | undefined;
  issuer: GeneralName[] | undefined;
  serialNumber: Uint8Array | undefined;
}

/** @throws MalformedError */
export function readBasicConstraints(reader: DerReader, deviations: Deviation[]): BasicConstraints {
  const fields = reader.enter(tags.sequence);
  const written = fields.nextTag === tags.boolean;
  const ca = written && fields.boolean();
  if (written && !ca) deviations.push({ code: 'default-encoded', evidence: { field: 'cA' } });
  const pathLength = fields.done ? undefined : readPathLength(fields);
  fields.finish();
  return { ca, pathLength };
}

/** A path length beyond every path means no limit; Infinity. */
function readPathLength(fields: DerReader): number {
  const start = fields.position;
  const octets = fields.integerOctets();
  if (octets[0]! >= 0x80) throw new MalformedError('integer-invalid', start);
  return octets.length > 4 ? Infinity : octets.reduce((total, octet) => total * 256 + octet, 0);
}

/** @throws MalformedError, also where no bit is set (RFC 5280 4.2.1.3). */
export function readKeyUsage(reader: DerReader, deviations: Deviation[]): Set<KeyUsage> {
  const start = reader.position;
  const { octets, unusedBits } = reader.bitString();
  const uses = new Set(keyUsages.filter((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0));
  if (octets.every((octet) => octet === 0)) throw new MalformedError('value-invalid', start);
  const trimmed = (octets.at(-1)! & (1 << unusedBits)) !== 0;
  if (!trimmed) deviations.push({ code: 'bit-string-padded', evidence: { field: 'keyUsage' } });
  return uses;
}

/** Purposes as object identifiers. @throws MalformedError, also where there are none (RFC 5280 4.2.1.12). */
export function readExtendedKeyUsage(reader: DerReader): string[] {
  const list = reader.enter(tags.sequence);
  if (list.done) throw new MalformedError('sequence-empty', list.position);
  const identifiers: string[] = [];
  while (!list.done) identifiers.push(readObjectIdentifier(list));
  return identifiers;
}

/** @throws MalformedError, also where only one of issuer and serial number is there (RFC 5280 4.2.1.1). */
export function readAuthorityKeyIdentifier(reader: DerReader, deviations: Deviation[]): AuthorityKeyIdentifier {
  const fields = reader.enter(tags.sequence);
  const keyIdentifier = fields.nextTag === contextPrimitive(0) ? fields.content(contextPrimitive(0)) : undefined;
  const issuer =
    fields.nextTag === contextConstructed(1) ? readGeneralNames(fields, deviations, contextConstructed(1)) : undefined;
  const serialNumber = fields.nextTag === contextPrimitive(2) ? fields.integerOctets(contextPrimitive(2)) : undefined;
  fields.finish();
  if ((issuer === undefined) !== (serialNumber === undefined))
    throw new MalformedError('value-invalid', reader.position);
  return { keyIdentifier, issuer, serialNumber };
}

/** AccessDescriptions (RFC 5280 4.2.2.1): pairs of method and location. @throws MalformedError, also where empty. */
export function readInformationAccess(
  reader: DerReader,
  deviations: Deviation[],
): { method: string; location: GeneralName }[] {
  const list = reader.enter(tags.sequence);
  if (list.done) throw new MalformedError('sequence-empty', list.position);
  const descriptions: { method: string; location: GeneralName }[] = [];
  while (!list.done) {
    const description = list.enter(tags.sequence);
    const method = readObjectIdentifier(description);
    descriptions.push({ method, location: readGeneralName(description, deviations) });
    description.finish();
  }
  return descriptions;
}
