import { randomBytes } from 'node:crypto';

/** Header of every reply; the same id stands in the log and in error envelopes. */
export const requestIdHeader = 'X-Request-Id';

/** A fresh id. Ids that callers send are not trusted. */
export function newRequestId(random: (size: number) => Uint8Array = randomBytes): string {
  return Buffer.from(random(12)).toString('base64url');
}
