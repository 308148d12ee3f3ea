import { DatabaseSync } from 'node:sqlite';
import { SqliteDialect, type SqliteDatabase } from 'kysely';

/** Milliseconds that a write waits for another process, such as `npm run admin`, to finish its own. */
const busyTimeoutMs = 5000;
/** Distinct statements that Gatehouse has are far fewer. */
const preparedLimit = 200;

type Parameter = string | number | bigint | null | Uint8Array;

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
  type Statement = ReturnType<SqliteDatabase['prepare']>;
  const prepared = new Map<string, Statement>();
  const prepare = (sql: string): Statement => {
    const statement = database.prepare(sql);
    // Kysely hands over only what these tables hold.
    const values = (parameters: readonly unknown[]): Parameter[] => parameters as Parameter[];
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...values(parameters)),
      run: (parameters) => statement.run(...values(parameters)),
      iterate: (parameters) => statement.iterate(...values(parameters)),
    };
  };
  return {
    close: () => database.close(),
    prepare: (sql) => {
      // A transaction takes the write lock at once: one that read first could not write after another process did.
      if (sql === 'begin') return prepare('begin immediate');
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement = prepare(sql);
      if (prepared.size < preparedLimit) prepared.set(sql, statement);
      return statement;
    },
  };
}
