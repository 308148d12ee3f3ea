import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('managed_objects')
    .addColumn('tenant_id', 'text', (column) => column.notNull().references('tenants.id'))
    .addColumn('id', 'bigint', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('name', 'text')
    .addColumn('type', 'text')
    .addColumn('fragments', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('managed_objects_key', ['tenant_id', 'id'])
    .execute();
  await db.schema
    .createTable('external_ids')
    .addColumn('tenant_id', 'text', (column) => column.notNull().references('tenants.id'))
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('external_id', 'text', (column) => column.notNull())
    .addColumn('managed_object_id', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('external_ids_key', ['tenant_id', 'type', 'external_id'])
    .execute();
  await db.schema
    .createIndex('external_ids_by_object')
    .on('external_ids')
    .columns(['tenant_id', 'managed_object_id'])
    .execute();
}

/** Managed objects and their external ids, as far as registering devices needs them. */
export const inventoryTables: Migration = { up };
