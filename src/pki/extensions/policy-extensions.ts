import { MalformedError } from '../der/malformed-error.ts';
import { readObjectIdentifier } from '../der/object-identifier.ts';
import type { DerReader } from '../der/reader.ts';
import { contextPrimitive, tags } from '../der/tags.ts';

/** The policy that stands for every other (RFC 5280 4.2.1.4). */
export const anyPolicy = '2.5.29.32.0';

/** PolicyConstraints (RFC 5280 4.2.1.11): certificates that may follow before each takes effect. */
export interface PolicyConstraints {
  requireExplicitPolicy: number | undefined;
  inhibitPolicyMapping: number | undefined;
}

/** One pair of PolicyMappings (RFC 5280 4.2.1.5). */
export interface PolicyMapping {
  issuerDomainPolicy: string;
  subjectDomainPolicy: string;
}

/** Policies without their qualifiers. @throws MalformedError, also where one is named twice (RFC 5280 4.2.1.4). */
export function readCertificatePolicies(reader: DerReader): Set<string> {
  const list = reader.enter(tags.sequence);
  if (list.done) throw new MalformedError('sequence-empty', list.position);
  const policies = new Set<string>();
  while (!list.done) {
    const start = list.position;
    const information = list.enter(tags.sequence);
    const policy = readObjectIdentifier(information);
    if (!information.done) readQualifiers(information);
    information.finish();
    if (policies.has(policy)) throw new MalformedError('value-invalid', start);
    policies.add(policy);
  }
  return policies;
}

function readQualifiers(information: DerReader): void {
  const list = information.enter(tags.sequence);
  if (list.done) throw new MalformedError('sequence-empty', list.position);
  while (!list.done) {
    const qualifier = list.enter(tags.sequence);
    readObjectIdentifier(qualifier);
    qualifier.element();
    qualifier.finish();
  }
}

/** @throws MalformedError */
export function readPolicyMappings(reader: DerReader): PolicyMapping[] {
  const list = reader.enter(tags.sequence);
  if (list.done) throw new MalformedError('sequence-empty', list.position);
  const mappings: PolicyMapping[] = [];
  while (!list.done) {
    const pair = list.enter(tags.sequence);
    mappings.push({ issuerDomainPolicy: readObjectIdentifier(pair), subjectDomainPolicy: readObjectIdentifier(pair) });
    pair.finish();
  }
  return mappings;
}

/** @throws MalformedError, also where both are absent (RFC 5280 4.2.1.11). */
export function readPolicyConstraints(reader: DerReader): PolicyConstraints {
  const fields = reader.enter(tags.sequence);
  if (fields.done) throw new MalformedError('sequence-empty', fields.position);
  const read = (number: number): number | undefined =>
    fields.nextTag === contextPrimitive(number) ? fields.smallInteger(contextPrimitive(number)) : undefined;
  const constraints = { requireExplicitPolicy: read(0), inhibitPolicyMapping: read(1) };
  fields.finish();
  return constraints;
}
