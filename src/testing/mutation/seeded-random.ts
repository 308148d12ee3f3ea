/** Chance that repeats itself: the same seed gives the same choices. */
export interface SeededRandom {
  /** An integer from 0 to `below` - 1. */
  index(below: number): number;
  /** One of the items. */
  pick<Item>(items: readonly Item[]): Item;
  /** So many random octets. */
  octets(length: number): Uint8Array;
}

/** Mulberry32; good enough to choose mutations, for nothing else. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const index = (below: number): number => Math.floor(next() * below);
  return {
    index,
    pick: (items) => items[index(items.length)]!,
    octets: (length) => Uint8Array.from({ length }, () => index(256)),
  };
}
