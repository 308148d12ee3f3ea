import { readAscii } from './der/character-string.ts';
import { MalformedError } from './der/malformed-error.ts';
import { readObjectIdentifier } from './der/object-identifier.ts';
import type { DerReader } from './der/reader.ts';
import { contextConstructed, contextPrimitive, tags } from './der/tags.ts';
import type { Deviation } from './deviation.ts';
import { readDistinguishedName, type DistinguishedName } from './distinguished-name.ts';

/** A GeneralName (RFC 5280 4.2.1.6); texts and octets as they are encoded, not yet checked against their syntax. */
export type GeneralName =
  | { kind: 'email' | 'dns' | 'uri'; text: string }
  | { kind: 'ip'; octets: Uint8Array }
  | { kind: 'directory'; name: DistinguishedName }
  | { kind: 'other'; type: string; value: Uint8Array }
  | { kind: 'registered-id'; identifier: string }
  | { kind: 'x400' | 'edi-party' };

/** Reads one GeneralName. @throws MalformedError for a choice that does not exist or content that is not of its type. */
export function readGeneralName(reader: DerReader, deviations: Deviation[]): GeneralName {
  const start = reader.position;
  switch (reader.nextTag) {
    case contextConstructed(0): {
      const other = reader.enter(contextConstructed(0));
      const type = readObjectIdentifier(other);
      const explicit = other.enter(contextConstructed(0));
      const value = explicit.whole();
      explicit.finish();
      other.finish();
      return { kind: 'other', type, value };
    }
    case contextPrimitive(1):
      return { kind: 'email', text: readAscii(reader, contextPrimitive(1)) };
    case contextPrimitive(2):
      return { kind: 'dns', text: readAscii(reader, contextPrimitive(2)) };
    case contextConstructed(3):
      reader.element();
      return { kind: 'x400' };
    case contextConstructed(4): {
      const explicit = reader.enter(contextConstructed(4));
      const name = readDistinguishedName(explicit, deviations);
      explicit.finish();
      return { kind: 'directory', name };
    }
    case contextConstructed(5):
      reader.element();
      return { kind: 'edi-party' };
    case contextPrimitive(6):
      return { kind: 'uri', text: readAscii(reader, contextPrimitive(6)) };
    case contextPrimitive(7):
      return { kind: 'ip', octets: reader.content(contextPrimitive(7)) };
    case contextPrimitive(8):
      return { kind: 'registered-id', identifier: readObjectIdentifier(reader, contextPrimitive(8)) };
    default:
      throw new MalformedError('choice-unknown', start);
  }
}

/** Reads GeneralNames, implicitly tagged or not. @throws MalformedError, also where the sequence is empty. */
export function readGeneralNames(
  reader: DerReader,
  deviations: Deviation[],
  tag: number = tags.sequence,
): GeneralName[] {
  const list = reader.enter(tag);
  if (list.done) throw new MalformedError('sequence-empty', list.position);
  const names: GeneralName[] = [];
  while (!list.done) names.push(readGeneralName(list, deviations));
  return names;
}
