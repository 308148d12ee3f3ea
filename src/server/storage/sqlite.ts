import { DatabaseSync } from 'node:sqlite';
import { SqliteDialect, type SqliteDatabase } from 'kysely';

/** Milliseconds that a write waits for another process, such as `npm run admin`, to finish its own. */
const busyTimeoutMs = 5000;
/** Distinct statements that Gatehouse has are far fewer. */
const preparedLimit = 200;

type Statement = ReturnType<SqliteDatabase['prepare']>;
type Parameter = string | number | bigint | null;

/**
 * Kysely's dialect over Node's own SQLite. What is committed is on disk before the promise settles: WAL with
 * `synchronous=FULL`.
 * @param path of the database file, made where it is missing.
 */
export function sqliteDialect(path: string): SqliteDialect {
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
  return new SqliteDialect({ database: adapt(database) });
}

function adapt(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, Statement>();
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      // A transaction takes the write lock at once: one that read first could not write after another process did.
      const statement = prepare(database, sql === 'begin' ? 'begin immediate' : sql);
      if (prepared.size < preparedLimit) prepared.set(sql, statement);
      return statement;
    },
  };
}

function prepare(database: DatabaseSync, sql: string): Statement {
  const statement = database.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(bindable)),
    run: (parameters) => statement.run(...parameters.map(bindable)),
    iterate: (parameters) => statement.iterate(...parameters.map(bindable)),
  };
}

function bindable(value: unknown): Parameter {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  throw new TypeError(`SQLite takes no ${typeof value}`);
}
