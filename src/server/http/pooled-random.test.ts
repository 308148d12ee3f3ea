import { describe, expect, test } from 'vitest';
import { createPooledRandom } from './pooled-random.ts';

/** Octets that count upwards instead of random ones, to see which are used. */
function counting(): { fill: (pool: Uint8Array) => void; drawn: number[] } {
  let last = 0;
  const drawn: number[] = [];
  return {
    drawn,
    fill: (pool) => {
      drawn.push(pool.length);
      for (let index = 0; index < pool.length; index += 1) pool[index] = last++ % 251;
    },
  };
}

describe('pooled random octets', () => {
  test('are handed out once each, and drawn anew before a pool would run short', () => {
    const { fill, drawn } = counting();
    const random = createPooledRandom(fill);
    const handed = Array.from({ length: 1024 }, () => [...random(8)]).flat();
    expect(handed).toEqual(Array.from({ length: 8192 }, (_, index) => index % 251));
    expect(drawn).toEqual([8192]);
    expect([...random(1)]).toEqual([8192 % 251]);
    expect(drawn).toEqual([8192, 8192]);
  });

  test('never come from the end of one pool and the beginning of the next', () => {
    const { fill } = counting();
    const random = createPooledRandom(fill);
    random(8190);
    expect([...random(4)]).toEqual([0, 1, 2, 3].map((offset) => (8192 + offset) % 251));
  });

  test('stay as they were when the pool is drawn anew', () => {
    const { fill } = counting();
    const random = createPooledRandom(fill);
    const kept = random(16);
    const copy = [...kept];
    random(8192);
    expect([...kept]).toEqual(copy);
    expect(kept.buffer.byteLength).toBe(16);
  });

  test.each([0, 1, 8192, 8193, 100_000])('come in any number: %i', (size) => {
    expect(createPooledRandom()(size)).toHaveLength(size);
  });

  test('do not repeat', () => {
    const random = createPooledRandom();
    const ids = new Set(Array.from({ length: 5000 }, () => Buffer.from(random(12)).toString('hex')));
    expect(ids.size).toBe(5000);
  });
});
