import type { CompiledQuery } from 'kysely';

/** Columns in the order in which they were asked for. */
type Row = readonly unknown[];

/** A statement that reads one row, put together once; undefined where there is none. */
export type LookUp = (parameters: readonly unknown[]) => Row | undefined | Promise<Row | undefined>;

/**
 * Reads for the hot path, beside the connection that everything else shares: what is committed when they are called,
 * without waiting for a transaction that is open there.
 */
export interface LookUps {
  prepare(query: CompiledQuery): LookUp;
}
