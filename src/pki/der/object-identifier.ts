import { MalformedError } from './malformed-error.ts';
import { tags } from './tags.ts';
import type { DerReader } from './reader.ts';

/** Arcs above this many octets are refused; the longest in use (UUID arcs) need 19. */
const longestArcOctets = 20;

/** Short identifiers in dotted form by their octets: certificates repeat a few dozen of them. */
const remembered = new Map<number, string>();
const rememberedOctets = 5;
const mostRemembered = 1000;

/** Reads an OBJECT IDENTIFIER in dotted form. @throws MalformedError for padded, truncated or oversized arcs. */
export function readObjectIdentifier(reader: DerReader, tag: number = tags.objectIdentifier): string {
  const start = reader.position;
  const octets = reader.content(tag);
  if (octets.length > rememberedOctets) return dottedForm(octets, start);
  const key = octets.reduce((number, octet) => number * 256 + octet, octets.length);
  let text = remembered.get(key);
  if (text === undefined) {
    text = dottedForm(octets, start);
    if (remembered.size < mostRemembered) remembered.set(key, text);
  }
  return text;
}

function dottedForm(octets: Uint8Array, start: number): string {
  if (octets.length === 0 || octets.at(-1)! >= 0x80) throw new MalformedError('object-identifier-invalid', start);
  let text = '';
  let arc = 0;
  let arcOctets = 0;
  let large = 0n;
  for (const octet of octets) {
    if (arcOctets === 0 && octet === 0x80) throw new MalformedError('object-identifier-invalid', start);
    arcOctets += 1;
    if (arcOctets > longestArcOctets) throw new MalformedError('object-identifier-invalid', start);
    if (arcOctets === 5) large = BigInt(arc);
    if (arcOctets >= 5) large = large * 128n + BigInt(octet & 0x7f);
    else arc = arc * 128 + (octet & 0x7f);
    if (octet >= 0x80) continue;
    const value = arcOctets >= 5 ? large : arc;
    text = text === '' ? firstArcs(value) : `${text}.${value}`;
    arc = 0;
    arcOctets = 0;
  }
  return text;
}

/** The first number holds two arcs: 40 times the root (0 to 2) and the second (X.690 8.19.4). */
function firstArcs(combined: number | bigint): string {
  if (combined >= 80) return `2.${typeof combined === 'bigint' ? combined - 80n : combined - 80}`;
  return combined >= 40 ? `1.${Number(combined) - 40}` : `0.${combined}`;
}
