import { createPooledRandom } from './pooled-random.ts';

/** Header of every reply; the same id stands in the log and in error envelopes. */
export const requestIdHeader = 'X-Request-Id';

const pooledRandom = createPooledRandom();

/** A fresh id. Ids that callers send are not trusted. */
export function newRequestId(random: (size: number) => Uint8Array = pooledRandom): string {
  return Buffer.from(random(12)).toString('base64url');
}
