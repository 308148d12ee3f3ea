/** A decimal serial number (as the platform replies it) in lower-case hex; undefined where it is no number. */
export function serialHex(decimal: string | undefined): string | undefined {
  return /^[0-9]{1,100}$/.test(decimal ?? '') ? BigInt(decimal ?? '0').toString(16) : undefined;
}
