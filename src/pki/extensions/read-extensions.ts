import { MalformedError } from '../der/malformed-error.ts';
import { readObjectIdentifier } from '../der/object-identifier.ts';
import type { DerReader } from '../der/reader.ts';
import { tags } from '../der/tags.ts';
import type { Deviation } from '../deviation.ts';
import type { Extension } from './identifiers.ts';

/** Reads Extensions: a non-empty sequence (RFC 5280 4.1.2.9). @throws MalformedError */
export function readExtensions(reader: DerReader, deviations: Deviation[]): Extension[] {
  const list = reader.enter(tags.sequence);
  if (list.done) throw new MalformedError('sequence-empty', list.position);
  const extensions: Extension[] = [];
  while (!list.done) {
    const entry = list.enter(tags.sequence);
    const id = readObjectIdentifier(entry);
    const written = entry.nextTag === tags.boolean;
    const critical = written && entry.boolean();
    if (written && !critical) {
      deviations.push({ code: 'default-encoded', evidence: { field: `critical of ${id}` } });
    }
    const value = entry.content(tags.octetString);
    entry.finish();
    extensions.push({ id, critical, value });
  }
  return extensions;
}

/** Identifiers that occur more than once. */
export function duplicateExtensions(extensions: readonly Extension[]): string[] {
  const seen = new Set<string>();
  for (const { id } of extensions) seen.add(id);
  if (seen.size === extensions.length) return [];
  seen.clear();
  const twice = new Set<string>();
  for (const { id } of extensions) {
    if (seen.has(id)) twice.add(id);
    seen.add(id);
  }
  return [...twice];
}
