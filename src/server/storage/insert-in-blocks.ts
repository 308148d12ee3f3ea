import type { CompiledQuery } from 'kysely';
import type { Storage } from './tables.ts';

/** Rows that one statement takes. Few sizes, so that few statements are prepared. */
const blockSizes = [64, 16, 4, 1];

/** Inserts rows that all have the same members. */
export type InsertInBlocks<Row> = (storage: Storage, rows: readonly Row[]) => Promise<void>;

/**
 * Makes an insertion whose statements are put together once for each size of block, which takes longer than running them.
 * @param build gives the statement; the rows are all that it may depend on.
 */
export function insertInBlocks<Row extends object>(
  build: (storage: Storage, rows: Row[]) => { compile(): CompiledQuery },
): InsertInBlocks<Row> {
  const statements = new Map<number, { query: CompiledQuery; columns: string[] }>();
  return async (storage, rows) => {
    for (const block of blocksOf(rows)) {
      let statement = statements.get(block.length);
      if (statement === undefined) {
        const [first] = block;
        if (first === undefined) return;
        statement = { query: build(storage, block).compile(), columns: Object.keys(first) };
        statements.set(block.length, statement);
      }
      const { query, columns } = statement;
      const parameters = block.flatMap((row) => columns.map((column): unknown => Reflect.get(row, column)));
      if (parameters.length !== query.parameters.length) throw new Error(`${query.sql} takes more than the rows`);
      await storage.executeQuery({ ...query, parameters });
    }
  };
}

/** Splits rows into as few blocks of these sizes as there can be. */
function blocksOf<Row>(rows: readonly Row[]): Row[][] {
  const blocks: Row[][] = [];
  let start = 0;
  for (const size of blockSizes) {
    for (; rows.length - start >= size; start += size) blocks.push(rows.slice(start, start + size));
  }
  return blocks;
}
