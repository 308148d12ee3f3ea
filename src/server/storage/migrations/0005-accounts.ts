import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['company', 'contact_name']) {
    await db.schema.alterTable('tenants').addColumn(column, 'text').execute();
  }
  await db.schema.alterTable('tenants').addColumn('suspended_at', 'bigint').execute();
  // The configured one of those that share a domain gets it back when the server starts.
  await sql`update tenants set domain = id || '.' || domain
    where domain in (select domain from tenants group by domain having count(*) > 1)`.execute(db);
  await db.schema.createIndex('tenants_by_domain').on('tenants').column('domain').unique().execute();
  for (const column of ['member_of', 'display_name', 'email']) {
    await db.schema.alterTable('users').addColumn(column, 'text').execute();
  }
  await db.schema.alterTable('users').addColumn('password_changed_at', 'bigint').execute();
  // Until now the first admin was the only person that the platform made.
  await sql`update users set member_of = '["admins"]'
    where kind = 'person' and roles like '%ROLE_TENANT_ADMIN%' and roles like '%ROLE_USER_MANAGEMENT_ADMIN%'`.execute(
    db,
  );
  await db.schema
    .createTable('second_factors')
    .addColumn('tenant_id', 'text', (column) => column.notNull().references('tenants.id'))
    .addColumn('user_name', 'text', (column) => column.notNull())
    .addColumn('sealed_secret', 'text', (column) => column.notNull())
    .addColumn('verified', 'integer', (column) => column.notNull())
    .addColumn('active', 'integer', (column) => column.notNull())
    .addColumn('last_step', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('second_factors_key', ['tenant_id', 'user_name'])
    .execute();
}

/** What is known of tenants and people beyond their names, groups, and second factors. */
export const accountTables: Migration = { up };
