import type { CompiledQuery } from 'kysely';
import type { Storage } from './tables.ts';

/** Runs a statement with values for its placeholders. */
export type Statement<Name extends string, Row> = (
  storage: Storage,
  values: Readonly<Record<Name, unknown>>,
) => Promise<Row[]>;

/**
 * Makes a statement that is put together once, at its first use: that takes longer than running it.
 * @param placeholders stand for the values in what `build` gives; nothing else in it may be equal to one of them.
 */
export function prepareStatement<Name extends string, Row>(
  placeholders: Readonly<Record<Name, unknown>>,
  build: (storage: Storage) => { compile(): CompiledQuery<Row> },
): Statement<Name, Row> {
  const names = new Map<unknown, Name>();
  for (const name in placeholders) names.set(placeholders[name], name);
  let query: CompiledQuery<Row> | undefined;
  return async (storage, values) => {
    query ??= build(storage).compile();
    const parameters = query.parameters.map((parameter) => {
      const name = names.get(parameter);
      return name === undefined ? parameter : values[name];
    });
    return (await storage.executeQuery<Row>({ ...query, parameters })).rows;
  };
}
