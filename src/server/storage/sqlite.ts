import { open } from 'node:fs/promises';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { SqliteAdapter, SqliteDialect, type CompiledQuery, type SqliteDatabase } from 'kysely';
import type { Changes } from './changes.ts';
import type { LookUp, LookUps } from './look-ups.ts';

/** Milliseconds that a write waits for another process, such as `npm run admin`, to finish its own. */
const busyTimeoutMs = 5000;
/** Distinct statements that Gatehouse has are far fewer. */
const preparedLimit = 200;

type Statement = ReturnType<SqliteDatabase['prepare']>;
type Parameter = string | number | bigint | null;

/** A database file as Kysely speaks to it, and whether it has changed. */
export interface SqliteFile {
  dialect: SqliteDialect;
  changes: Changes;
  lookUps: LookUps;
  /** Settles when everything that is committed is on disk, without keeping anybody waiting meanwhile. */
  toDisk: () => Promise<void>;
}

/**
 * Opens a database file with Node's own SQLite. What is committed is on disk before the promise settles: WAL with
 * `synchronous=FULL`.
 * @param path of the database file, made where it is missing.
 */
export function openSqlite(path: string): SqliteFile {
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
  const changes = new SqliteChanges(database);
  const reader = new DatabaseSync(path, { timeout: busyTimeoutMs, readOnly: true });
  const close = (): void => {
    // The last one to close tidies the file up, which takes the right to write.
    reader.close();
    database.close();
  };
  return {
    dialect: new Dialect({ database: { ...adapt(database, changes), close } }),
    changes,
    lookUps: { prepare: (query) => prepareLookUp(reader, query) },
    toDisk: () => logToDisk(`${path}-wal`),
  };
}

/**
 * What SQLite itself does at the end of a transaction with `synchronous=FULL`, but in another thread. The log is there for
 * as long as the database is open; SQLite takes no locks on it, which closing the file here would let go.
 */
async function logToDisk(path: string): Promise<void> {
  const log = await open(path, 'r+');
  try {
    await log.datasync();
  } finally {
    await log.close();
  }
}

/** SQLite takes changes of tables back like any other: Kysely then makes all migrations in one transaction. */
class Adapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class Dialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new Adapter();
  }
}

function prepareLookUp(reader: DatabaseSync, { sql }: CompiledQuery): LookUp {
  const statement = inOrder(reader.prepare(sql));
  return (parameters) => readInOrder(statement, parameters.map(bindable));
}

/** Rows as arrays are made faster than rows as objects. */
function inOrder(statement: StatementSync): StatementSync {
  statement.setReturnArrays(true);
  return statement;
}

/** Node's types know rows as objects alone. */
function readInOrder(statement: StatementSync, parameters: readonly Parameter[]): readonly unknown[] | undefined {
  const row: unknown = statement.get(...parameters);
  return Array.isArray(row) ? row : undefined;
}

/**
 * SQLite tells by `data_version` what other connections have committed; what this one writes is counted here. Inside a
 * transaction of this connection nobody else can commit, so that asking then misses nothing.
 */
class SqliteChanges implements Changes {
  readonly #dataVersion: StatementSync;
  #seen: unknown;
  #count = 0;
  /** Whether something that counts was written since the last transaction began. */
  #written = false;
  #askedInTurn = false;

  constructor(database: DatabaseSync) {
    this.#dataVersion = inOrder(database.prepare('PRAGMA data_version'));
  }

  count(): number {
    const [version] = readInOrder(this.#dataVersion, []) ?? [];
    if (version !== this.#seen) {
      this.#seen = version;
      this.#count += 1;
    }
    return this.#count;
  }

  countOfTurn(): number {
    if (this.#askedInTurn) return this.#count;
    this.#askedInTurn = true;
    setImmediate(this.#endTurn);
    return this.count();
  }

  readonly #endTurn = (): void => {
    this.#askedInTurn = false;
  };

  /** A statement was run that may have written. */
  ran(sql: string): void {
    if (sql === 'begin') {
      this.#written = false;
    } else if (sql === 'commit') {
      if (this.#written) this.#count += 1;
    } else if (!recordsActivity.test(sql)) {
      this.#count += 1;
      this.#written = true;
    }
  }
}

function adapt(database: DatabaseSync, changes: SqliteChanges): Pick<SqliteDatabase, 'prepare'> {
  const prepared = new Map<string, Statement>();
  return {
    prepare: (sql) => {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      // A transaction takes the write lock at once: one that read first could not write after another process did.
      const statement = prepare(database, sql === 'begin' ? 'begin immediate' : sql);
      const noting = onlyReads.test(sql) ? statement : noteWrites(statement, () => changes.ran(sql));
      // Some PRAGMAs do their work when they are prepared, and only then.
      if (prepared.size < preparedLimit && !/^pragma/i.test(sql)) prepared.set(sql, noting);
      return noting;
    },
  };
}

/** A statement that begins otherwise may write. */
const onlyReads = /^\s*(select|pragma)\b/i;

/** The tables of what happened, which are never read to decide anything: see `Changes`. */
const recordsActivity =
  /^(insert into|delete from) "(token_attempts|presented_chains|token_attempt_counts|device_tokens|sequences)"/;

function noteWrites(statement: Statement, ran: () => void): Statement {
  const noting = <Result>(write: () => Result): Result => {
    try {
      return write();
    } finally {
      ran();
    }
  };
  return {
    ...statement,
    all: (parameters) => noting(() => statement.all(parameters)),
    run: (parameters) => noting(() => statement.run(parameters)),
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
