import { MalformedError } from './malformed-error.ts';
import { tags } from './tags.ts';
import type { DerElement, DerReader } from './reader.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Characters that X.680 41.4 gives to PrintableString. */
const printable = /^[A-Za-z0-9 '()+,\-./:=?]*$/;

/** True where a text keeps to the alphabet of PrintableString. */
export const isPrintable = (text: string): boolean => printable.test(text);

/**
 * Text of a character string of any type that certificates use; undefined for a type that is not one.
 * @throws MalformedError where the octets are none of that type's characters. Odd characters of a PrintableString are
 * let through: `isPrintable` tells.
 */
export function decodeCharacterString(bytes: Uint8Array, element: DerElement): string | undefined {
  const octets = bytes.subarray(element.contentStart, element.end);
  switch (element.tag) {
    case tags.utf8String:
      return decodeUtf8(octets, element.start);
    case tags.printableString:
    case tags.ia5String:
    case tags.numericString:
    case tags.visibleString:
      return decodeAscii(octets, element.start);
    case tags.teletexString:
      return octets.reduce((text, octet) => text + String.fromCharCode(octet), '');
    case tags.bmpString:
      return decodeWide(octets, 2, element.start);
    case tags.universalString:
      return decodeWide(octets, 4, element.start);
    default:
      return undefined;
  }
}

/** Content of an (implicitly tagged) IA5String. @throws MalformedError for octets above 127. */
export function readAscii(reader: DerReader, tag: number): string {
  const start = reader.position;
  return decodeAscii(reader.content(tag), start);
}

function decodeUtf8(octets: Uint8Array, offset: number): string {
  const ascii = asciiText(octets);
  if (ascii !== undefined) return ascii;
  try {
    return utf8.decode(octets);
  } catch {
    throw new MalformedError('string-invalid', offset);
  }
}

function decodeAscii(octets: Uint8Array, offset: number): string {
  const text = asciiText(octets);
  if (text === undefined) throw new MalformedError('string-invalid', offset);
  return text;
}

function asciiText(octets: Uint8Array): string | undefined {
  let text = '';
  for (const octet of octets) {
    if (octet >= 0x80) return undefined;
    text += String.fromCharCode(octet);
  }
  return text;
}

function decodeWide(octets: Uint8Array, width: 2 | 4, offset: number): string {
  if (octets.length % width !== 0) throw new MalformedError('string-invalid', offset);
  let text = '';
  for (let index = 0; index < octets.length; index += width) {
    const unit = octets.subarray(index, index + width).reduce((total, octet) => total * 256 + octet, 0);
    if (unit > 0x10ffff || (unit >= 0xd800 && unit < 0xe000)) throw new MalformedError('string-invalid', offset);
    text += String.fromCodePoint(unit);
  }
  return text;
}
