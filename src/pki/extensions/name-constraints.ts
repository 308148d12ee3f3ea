import { MalformedError } from '../der/malformed-error.ts';
import type { DerReader } from '../der/reader.ts';
import { contextConstructed, contextPrimitive, tags } from '../der/tags.ts';
import type { Deviation } from '../deviation.ts';
import { readGeneralName, type GeneralName } from '../general-name.ts';

/** NameConstraints (RFC 5280 4.2.1.10): bases of subtrees. */
export interface NameConstraints {
  permitted: GeneralName[];
  excluded: GeneralName[];
}

/** @throws MalformedError, also for an empty constraint and for the base distances that RFC 5280 does not use. */
export function readNameConstraints(reader: DerReader, deviations: Deviation[]): NameConstraints {
  const fields = reader.enter(tags.sequence);
  if (fields.done) throw new MalformedError('sequence-empty', fields.position);
  const permitted = fields.enterOptional(contextConstructed(0));
  const excluded = fields.enterOptional(contextConstructed(1));
  fields.finish();
  return {
    permitted: permitted === undefined ? [] : readSubtrees(permitted, deviations),
    excluded: excluded === undefined ? [] : readSubtrees(excluded, deviations),
  };
}

function readSubtrees(list: DerReader, deviations: Deviation[]): GeneralName[] {
  if (list.done) throw new MalformedError('sequence-empty', list.position);
  const bases: GeneralName[] = [];
  while (!list.done) {
    const subtree = list.enter(tags.sequence);
    bases.push(readGeneralName(subtree, deviations));
    if (subtree.nextTag === contextPrimitive(0)) readMinimum(subtree, deviations);
    subtree.finish();
  }
  return bases;
}

function readMinimum(subtree: DerReader, deviations: Deviation[]): void {
  const start = subtree.position;
  if (subtree.smallInteger(contextPrimitive(0)) !== 0) throw new MalformedError('value-invalid', start);
  deviations.push({ code: 'default-encoded', evidence: { field: 'minimum of a name constraint' } });
}
