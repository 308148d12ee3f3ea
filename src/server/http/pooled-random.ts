import { randomFillSync } from 'node:crypto';

/** Octets that are drawn at a time: one call of the system for hundreds of ids. */
const poolSize = 8192;

/**
 * Cryptographically secure random octets, drawn in advance: for small amounts many times cheaper than `randomBytes`. What
 * was handed out is wiped from the pool.
 */
export function createPooledRandom(fill: (pool: Uint8Array<ArrayBuffer>) => void = randomFillSync): PooledRandom {
  const pool = new Uint8Array(poolSize);
  let next = poolSize;
  return (size) => {
    if (size > poolSize) {
      const octets = new Uint8Array(size);
      fill(octets);
      return octets;
    }
    if (next + size > poolSize) {
      fill(pool);
      next = 0;
    }
    const octets = pool.slice(next, next + size);
    pool.fill(0, next, next + size);
    next += size;
    return octets;
  };
}

/** Gives as many octets as asked for, the caller's own. */
export type PooledRandom = (size: number) => Uint8Array<ArrayBuffer>;
