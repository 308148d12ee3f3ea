import { hexText } from '#pki/octets.ts';

/** The one text of a serial number: lower-case hex without leading zero octets. */
export function serialText(octets: Uint8Array): string {
  return hexText(octets).replace(/^(00)+(?=..)/, '');
}

/** Reads what people and tools write: any case, `0x` in front, colons or blanks between. Undefined where it is no hex. */
export function readSerial(text: string): string | undefined {
  const digits = text.replaceAll(/[\s:]/g, '').replace(/^0x/i, '').toLowerCase();
  // RFC 5280 4.1.2.2 allows 20 octets; real certificates have more.
  if (!/^[0-9a-f]{1,80}$/.test(digits)) return undefined;
  return serialText(Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex'));
}

/** Content octets of the INTEGER that the text stands for, which is positive. */
export function serialOctets(text: string): Uint8Array {
  const octets = Buffer.from(text, 'hex');
  return octets[0]! >= 0x80 ? Uint8Array.of(0, ...octets) : new Uint8Array(octets);
}
