import { MalformedError } from './malformed-error.ts';
import { tags } from './tags.ts';
import type { DerReader } from './reader.ts';

/** Arcs above this many octets are refused; the longest in use (UUID arcs) need 19. */
const longestArcOctets = 20;

/** An identifier that was read lately; certificates repeat a few dozen of them. */
interface Remembered {
  octets: Uint8Array;
  text: string;
}

/** Each identifier has one place, which the next one that falls on it takes over. */
const remembered: (Remembered | undefined)[] = Array.from({ length: 1024 });
/** Longer ones are read anew each time. */
const longestRemembered = 16;

/** Reads an OBJECT IDENTIFIER in dotted form. @throws MalformedError for padded, truncated or oversized arcs. */
export function readObjectIdentifier(reader: DerReader, tag: number = tags.objectIdentifier): string {
  const { bytes } = reader;
  const { start, contentStart, end } = reader.expect(tag);
  if (end - contentStart > longestRemembered) return dottedForm(bytes.subarray(contentStart, end), start);
  const place = placeOf(bytes, contentStart, end);
  const known = remembered[place];
  if (known !== undefined && stands(known.octets, bytes, contentStart, end)) return known.text;
  const octets = bytes.slice(contentStart, end);
  const text = dottedForm(octets, start);
  remembered[place] = { octets, text };
  return text;
}

function placeOf(bytes: Uint8Array, from: number, to: number): number {
  let place = to - from;
  for (let index = from; index < to; index += 1) place = (place * 31 + bytes[index]!) % remembered.length;
  return place;
}

/** Whether these octets stand there. */
function stands(octets: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (octets.length !== to - from) return false;
  for (let index = 0; index < octets.length; index += 1) if (octets[index] !== bytes[from + index]) return false;
  return true;
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
