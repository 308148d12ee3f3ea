/** Octets of each of the two integers of an ES256 signature (RFC 7518 3.4). */
const integerLength = 32;

/**
 * An ECDSA signature over P-256 in the form that tokens carry (RFC 7518 3.4): 64 octets out of OpenSSL's SEQUENCE of two
 * INTEGERs (RFC 3279 2.2.3).
 */
export function fixedLengthSignature(der: Uint8Array): Uint8Array<ArrayBuffer> {
  const fixed = new Uint8Array(2 * integerLength);
  // Both integers are shorter than 128 octets, so that every length is one octet.
  const secondAt = 4 + (der[3] ?? 0);
  place(der.subarray(4, secondAt), fixed, integerLength);
  place(der.subarray(secondAt + 2), fixed, 2 * integerLength);
  return fixed;
}

/** Right-aligned: an INTEGER has no leading zero octets, except one that keeps it positive. */
function place(integer: Uint8Array, into: Uint8Array, end: number): void {
  const digits = integer.subarray(Math.max(0, integer.length - integerLength));
  into.set(digits, end - digits.length);
}
