/** Rows that one statement takes. Few sizes, so that few statements are prepared. */
const blockSizes = [64, 8, 1];

/** Splits rows into blocks of 64, 8 and 1. */
export function blocksOf<Row>(rows: readonly Row[]): Row[][] {
  const blocks: Row[][] = [];
  let start = 0;
  for (const size of blockSizes) {
    for (; rows.length - start >= size; start += size) blocks.push(rows.slice(start, start + size));
  }
  return blocks;
}
