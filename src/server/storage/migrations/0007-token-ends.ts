import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('token_ends')
    .addColumn('tenant_id', 'text', (column) => column.primaryKey().references('tenants.id'))
    .addColumn('last_end', 'bigint', (column) => column.notNull())
    .execute();
}

/** When the last token ends that a tenant gave under lifespans it has changed since. */
export const tokenEndTables: Migration = { up };
