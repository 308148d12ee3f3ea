import { MalformedError } from './malformed-error.ts';
import { tags } from './tags.ts';
import type { DerReader } from './reader.ts';

/** Arcs above this many octets are refused; the longest in use (UUID arcs) need 19. */
const longestArcOctets = 20;

/** Reads an OBJECT IDENTIFIER in dotted form. @throws MalformedError for padded, truncated or oversized arcs. */
export function readObjectIdentifier(reader: DerReader, tag: number = tags.objectIdentifier): string {
  const start = reader.position;
  const octets = reader.content(tag);
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
    if (text === '') text = firstArcs(arcOctets >= 5 ? large : BigInt(arc));
    else text += `.${arcOctets >= 5 ? large : arc}`;
    arc = 0;
    arcOctets = 0;
  }
  return text;
}

function firstArcs(combined: bigint): string {
  const root = combined < 40n ? 0n : combined < 80n ? 1n : 2n;
  return `${root}.${combined - root * 40n}`;
}
