import { sql } from 'kysely';
import type { Storage } from './tables.ts';

/**
 * A transaction whose end does not wait for the disk. A process that is killed loses nothing of it; where the power
 * fails it may be lost, as a whole, until the next ordinary transaction has ended, or `Database.toDisk` has settled.
 */
export async function relaxedTransaction(
  storage: Storage,
  work: (transaction: Storage) => Promise<void>,
): Promise<void> {
  await storage.connection().execute(async (connection) => {
    await sql`PRAGMA synchronous = NORMAL`.execute(connection);
    try {
      await connection.transaction().execute(work);
    } finally {
      await sql`PRAGMA synchronous = FULL`.execute(connection);
    }
  });
}
