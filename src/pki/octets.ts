/** Octets as lower-case hexadecimal text. */
export function hexText(octets: Uint8Array): string {
  let text = '';
  for (let index = 0; index < octets.length; index += 1) text += digits[octets[index]!];
  return text;
}

const digits = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, '0'));

/** True where both hold the same octets. */
export function sameOctets(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}
