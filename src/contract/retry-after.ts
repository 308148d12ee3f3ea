/** Seconds that a header `Retry-After` asks to wait (RFC 9110, 10.2.3); undefined for its form as a date and for none. */
export function secondsToWait(header: unknown): number | undefined {
  return /^[0-9]{1,6}$/.test(String(header)) ? Number(header) : undefined;
}
