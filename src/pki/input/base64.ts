const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const skipped = 64;
const foreign = 65;
/** Value of each ASCII character: 0-63, `skipped` for white space, `foreign` for the rest. */
const values = new Uint8Array(128).fill(foreign);
for (const [value, character] of alphabet.split('').entries()) values[character.charCodeAt(0)] = value;
for (const space of ' \t\r\n\f\v') values[space.charCodeAt(0)] = skipped;

/** Why a text is not base64: a character that has no place in it, or an end in the middle of a byte. */
export type Base64Defect = 'foreign-character' | 'truncated';

/**
 * Reads base64 (RFC 4648 section 4) with white space anywhere; padding may be missing, as long as no bits are left
 * over that would belong to a further byte.
 */
export function decodeBase64(text: string): Uint8Array | Base64Defect {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let length = 0;
  let digits = 0;
  let buffer = 0;
  let position = 0;
  for (; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    const value = code < 128 ? values[code]! : foreign;
    if (value === skipped) continue;
    if (value === foreign) break;
    buffer = ((buffer << 6) | value) & 0xffffff;
    digits += 1;
    if (digits % 4 === 0) {
      bytes[length] = buffer >> 16;
      bytes[length + 1] = (buffer >> 8) & 0xff;
      bytes[length + 2] = buffer & 0xff;
      length += 3;
    }
  }
  if (!/^[=\s]*$/.test(text.slice(position))) return 'foreign-character';
  const open = digits % 4;
  if (open === 1 || (open === 2 && buffer & 0xf) || (open === 3 && buffer & 0x3)) return 'truncated';
  if (open === 2) bytes[length++] = (buffer >> 4) & 0xff;
  if (open === 3) {
    bytes[length++] = (buffer >> 10) & 0xff;
    bytes[length++] = (buffer >> 2) & 0xff;
  }
  return bytes.subarray(0, length);
}

/** Writes base64 with padding, without line breaks. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let position = 0; position < bytes.length; position += 0x2000) {
    text += String.fromCharCode(...bytes.subarray(position, position + 0x2000));
  }
  return btoa(text);
}
