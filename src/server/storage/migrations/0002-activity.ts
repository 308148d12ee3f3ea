import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sequences')
    .addColumn('tenant_id', 'text', (column) => column.notNull().references('tenants.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('value', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('sequences_key', ['tenant_id', 'name'])
    .execute();
  await db.schema
    .createTable('audit_records')
    .addColumn('tenant_id', 'text', (column) => column.notNull().references('tenants.id'))
    .addColumn('id', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('user_name', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('activity', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('changes', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('audit_records_key', ['tenant_id', 'id'])
    .execute();
  await db.schema
    .createTable('token_cuts')
    .addColumn('tenant_id', 'text', (column) => column.notNull().references('tenants.id'))
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('valid_from', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('token_cuts_key', ['tenant_id', 'scope'])
    .execute();
  await addAttempts(db);
}

async function addAttempts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('token_attempts')
    .addColumn('tenant_id', 'text', (column) => column.notNull().references('tenants.id'))
    .addColumn('id', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('result', 'text', (column) => column.notNull())
    .addColumn('status', 'integer', (column) => column.notNull())
    .addColumn('error_code', 'text')
    .addColumn('findings', 'text', (column) => column.notNull())
    .addColumn('device', 'text')
    .addColumn('anchor_fingerprint', 'text')
    .addColumn('tls_version', 'text')
    .addColumn('remote_address', 'text', (column) => column.notNull())
    .addColumn('request_id', 'text', (column) => column.notNull())
    .addColumn('chain_digest', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('token_attempts_key', ['tenant_id', 'id'])
    .execute();
  for (const columns of [
    ['tenant_id', 'at'],
    ['tenant_id', 'result', 'id'],
  ]) {
    await db.schema
      .createIndex(`token_attempts_by_${columns.at(1)}`)
      .on('token_attempts')
      .columns(columns)
      .execute();
  }
  await db.schema
    .createTable('presented_chains')
    .addColumn('tenant_id', 'text', (column) => column.notNull().references('tenants.id'))
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('last_seen_at', 'bigint', (column) => column.notNull())
    .addColumn('certificates', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('presented_chains_key', ['tenant_id', 'digest'])
    .execute();
  await db.schema
    .createIndex('presented_chains_by_use')
    .on('presented_chains')
    .columns(['tenant_id', 'last_seen_at'])
    .execute();
  await db.schema
    .createTable('token_attempt_counts')
    .addColumn('tenant_id', 'text', (column) => column.notNull().references('tenants.id'))
    .addColumn('bucket_at', 'bigint', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('count', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('token_attempt_counts_key', ['tenant_id', 'bucket_at', 'reason'])
    .execute();
  await db.schema
    .createTable('device_tokens')
    .addColumn('tenant_id', 'text', (column) => column.notNull().references('tenants.id'))
    .addColumn('user_name', 'text', (column) => column.notNull())
    .addColumn('anchor_fingerprint', 'text', (column) => column.notNull())
    .addColumn('first_issued_at', 'bigint', (column) => column.notNull())
    .addColumn('last_issued_at', 'bigint', (column) => column.notNull())
    .addColumn('last_expires_at', 'bigint', (column) => column.notNull())
    .addColumn('last_jti', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('device_tokens_key', ['tenant_id', 'user_name'])
    .execute();
  await db.schema
    .createIndex('device_tokens_by_anchor')
    .on('device_tokens')
    .columns(['tenant_id', 'anchor_fingerprint', 'last_expires_at'])
    .execute();
}

/** Audit records, token attempts and what is counted from them, the newest token of each device, cuts of live tokens. */
export const activityTables: Migration = { up };
