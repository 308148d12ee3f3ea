/** ECDSA's SEQUENCE of r and s (RFC 3279 2.2.3) as the 64 octets that WebCrypto and JWTs hold (P-256). */
export function fixedLength(signature: Uint8Array): Uint8Array<ArrayBuffer> {
  const fixed = new Uint8Array(64);
  const lengthOfR = signature[3] ?? 0;
  const s = 4 + lengthOfR;
  place(signature.subarray(4, s), 32);
  place(signature.subarray(s + 2, s + 2 + (signature[s + 1] ?? 0)), 64);
  return fixed;

  function place(integer: Uint8Array, end: number): void {
    const digits = integer.subarray(Math.max(0, integer.length - 32));
    fixed.set(digits, end - digits.length);
  }
}
