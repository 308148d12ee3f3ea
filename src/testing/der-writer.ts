/**
 * Writes DER, and on request DER that is wrong: every function takes and gives plain bytes, so that a test can put
 * anything anywhere. Nothing is checked here.
 */

/** Joins byte strings. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** One element: tag byte, length, content. */
export function tlv(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const body = concat(...content);
  return concat(Uint8Array.of(tag), lengthOctets(body.length), body);
}

/** Length octets of DER: the shortest form. */
function lengthOctets(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const octets = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Uint8Array.of(0x80 | octets.length, ...octets);
}

/** `content` inside of so many elements of one tag. */
export function nested(tag: number, depth: number, content: Uint8Array): Uint8Array {
  const headers: Uint8Array[] = [];
  let length = content.length;
  for (let level = 0; level < depth; level += 1) {
    const header = concat(Uint8Array.of(tag), lengthOctets(length));
    headers.unshift(header);
    length += header.length;
  }
  return concat(...headers, content);
}

export const sequence = (...items: readonly Uint8Array[]): Uint8Array => tlv(0x30, ...items);
export const set = (...items: readonly Uint8Array[]): Uint8Array => tlv(0x31, ...items);
export const nul = (): Uint8Array => tlv(0x05);
export const octetString = (...content: readonly Uint8Array[]): Uint8Array => tlv(0x04, ...content);
export const boolean = (value: boolean): Uint8Array => tlv(0x01, Uint8Array.of(value ? 0xff : 0));

/** INTEGER from a number of any sign, or from ready content octets (which may be non-minimal on purpose). */
export function integer(value: number | bigint | Uint8Array): Uint8Array {
  return tlv(0x02, value instanceof Uint8Array ? value : twosComplement(BigInt(value)));
}

/** Shortest two's complement octets of an integer. */
function twosComplement(value: bigint): Uint8Array {
  const octets: number[] = [];
  let rest = value;
  do {
    octets.unshift(Number(rest & 0xffn));
    rest >>= 8n;
  } while (!((rest === 0n && octets[0]! < 0x80) || (rest === -1n && octets[0]! >= 0x80)));
  return Uint8Array.from(octets);
}

/** BIT STRING; `unusedBits` counts the bits to ignore at the end of the last octet. */
export const bitString = (content: Uint8Array, unusedBits = 0): Uint8Array =>
  tlv(0x03, Uint8Array.of(unusedBits), content);

/** BIT STRING of a named bit list (bit 0 is the first), without trailing zero bits as DER wants it. */
export function namedBits(bits: readonly number[]): Uint8Array {
  if (bits.length === 0) return bitString(new Uint8Array());
  const last = Math.max(...bits);
  const octets = new Uint8Array(Math.floor(last / 8) + 1);
  for (const bit of bits) octets[bit >> 3]! |= 0x80 >> (bit & 7);
  return bitString(octets, 7 - (last & 7));
}

/** OBJECT IDENTIFIER from its dotted form. */
export function oid(dotted: string): Uint8Array {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt);
  return tlv(0x06, ...[first * 40n + second, ...rest].map(base128));
}

function base128(arc: bigint): Uint8Array {
  const octets = [Number(arc & 0x7fn)];
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80);
  return Uint8Array.from(octets);
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const utf8String = (text: string): Uint8Array => tlv(0x0c, bytesOf(text));
export const printableString = (text: string): Uint8Array => tlv(0x13, bytesOf(text));
export const ia5String = (text: string): Uint8Array => tlv(0x16, bytesOf(text));

/** `[number]` around whole elements. */
export const explicit = (number: number, ...content: readonly Uint8Array[]): Uint8Array =>
  tlv(0xa0 | number, ...content);

/** `[number]` in place of the tag of a primitive type. */
export const implicit = (number: number, content: Uint8Array): Uint8Array => tlv(0x80 | number, content);

/** UTCTime up to 2049, GeneralizedTime from 2050, as RFC 5280 4.1.2.5 wants; whole seconds. */
export function time(date: Date): Uint8Array {
  const digits = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  const year = date.getUTCFullYear();
  return year >= 1950 && year < 2050 ? utcTime(digits.slice(2)) : generalizedTime(digits);
}

/** UTCTime with exactly this text, right or wrong. */
export const utcTime = (text: string): Uint8Array => tlv(0x17, bytesOf(text));
/** GeneralizedTime with exactly this text, right or wrong. */
export const generalizedTime = (text: string): Uint8Array => tlv(0x18, bytesOf(text));
