/**
 * Finds where an element begins and ends, in BER (indefinite lengths too), without judging its content. Certificates
 * themselves are read by the strict reader in `der/`; this one tells formats apart and finds what was cut off.
 */
export interface BerElement {
  tag: number;
  start: number;
  contentStart: number;
  contentEnd: number;
  /** First position behind the element, end-of-contents octets included. */
  end: number;
}

const maximumNesting = 32;

/** The element at `offset`, or why there is none within `limit`. */
export function berElement(
  bytes: Uint8Array,
  offset = 0,
  limit = bytes.length,
  nesting = 0,
): BerElement | 'truncated' | 'malformed' {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined || offset + 2 > limit) return 'truncated';
  if ((tag & 0x1f) === 0x1f || tag === 0) return 'malformed';
  if (first === 0x80) return indefinite(bytes, offset, limit, nesting);
  const lengthOctets = first < 0x80 ? 0 : first & 0x7f;
  if (lengthOctets > 4) return 'malformed';
  const contentStart = offset + 2 + lengthOctets;
  if (contentStart > limit) return 'truncated';
  let length = lengthOctets === 0 ? first : 0;
  for (let index = offset + 2; index < contentStart; index += 1) length = length * 256 + bytes[index]!;
  const contentEnd = contentStart + length;
  return contentEnd > limit ? 'truncated' : { tag, start: offset, contentStart, contentEnd, end: contentEnd };
}

function indefinite(
  bytes: Uint8Array,
  offset: number,
  limit: number,
  nesting: number,
): BerElement | 'truncated' | 'malformed' {
  const tag = bytes[offset]!;
  if ((tag & 0x20) === 0 || nesting >= maximumNesting) return 'malformed';
  let position = offset + 2;
  while (position + 1 < limit) {
    if (bytes[position] === 0 && bytes[position + 1] === 0) {
      return { tag, start: offset, contentStart: offset + 2, contentEnd: position, end: position + 2 };
    }
    const child = berElement(bytes, position, limit, nesting + 1);
    if (typeof child === 'string') return child;
    position = child.end;
  }
  return 'truncated';
}

/** Whether octets are one SEQUENCE from the first to the last, as what was decrypted with the right key is. */
export function isWholeSequence(bytes: Uint8Array): boolean {
  const element = berElement(bytes);
  return typeof element !== 'string' && element.tag === 0x30 && element.end === bytes.length;
}

/** The elements directly inside one, at most `maximum`; undefined where they cannot be read. */
export function berChildren(bytes: Uint8Array, parent: BerElement, maximum = 16): BerElement[] | undefined {
  const children: BerElement[] = [];
  for (let position = parent.contentStart; position < parent.contentEnd && children.length < maximum;) {
    const child = berElement(bytes, position, parent.contentEnd);
    if (typeof child === 'string') return undefined;
    children.push(child);
    position = child.end;
  }
  return children;
}

/** Dotted form of an OBJECT IDENTIFIER, or undefined for another element or a broken one. */
export function berObjectIdentifier(bytes: Uint8Array, element: BerElement | undefined): string | undefined {
  if (element?.tag !== 0x06 || element.contentEnd - element.contentStart > 40) return undefined;
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const octet of bytes.subarray(element.contentStart, element.contentEnd)) {
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    if (octet & 0x80) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [head, ...rest] = arcs;
  if (head === undefined) return undefined;
  const first = head < 80n ? head / 40n : 2n;
  return [first, head - first * 40n, ...rest].join('.');
}

/** Content of an OCTET STRING, which BER may have cut into pieces. */
export function berOctets(bytes: Uint8Array, element: BerElement): Uint8Array | undefined {
  if ((element.tag & 0x20) === 0) return bytes.subarray(element.contentStart, element.contentEnd);
  const pieces = berChildren(bytes, element, bytes.length);
  if (!pieces?.every(({ tag }) => tag === 0x04)) return undefined;
  const length = pieces.reduce((sum, piece) => sum + piece.contentEnd - piece.contentStart, 0);
  const whole = new Uint8Array(length);
  let position = 0;
  for (const piece of pieces) {
    whole.set(bytes.subarray(piece.contentStart, piece.contentEnd), position);
    position += piece.contentEnd - piece.contentStart;
  }
  return whole;
}
