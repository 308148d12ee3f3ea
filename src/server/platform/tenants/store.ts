import type { Storage, Tables, TenantRow } from '#server/storage/tables.ts';

/** Everything that belongs to a tenant, in the order in which it can be deleted. */
export const tenantTables = [
  'external_ids',
  'managed_objects',
  'device_tokens',
  'token_attempt_counts',
  'token_attempts',
  'presented_chains',
  'audit_records',
  'sequences',
  'token_cuts',
  'token_ends',
  'revoked_tokens',
  'revoked_certificates',
  'trusted_certificates',
  'trust_version',
  'tenant_options',
  'second_factors',
  'users',
] as const satisfies readonly (keyof Tables)[];

/** A tenant, or undefined. */
export function findTenant(storage: Storage, id: string): Promise<TenantRow | undefined> {
  return storage.selectFrom('tenants').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One page of tenants by id, and how many there are; `company` and `domain` as a whole. */
export async function listTenants(
  storage: Storage,
  { company, domain }: { company?: string | undefined; domain?: string | undefined },
  page: { offset: number; limit: number },
): Promise<{ tenants: TenantRow[]; total: number }> {
  let matching = storage.selectFrom('tenants');
  if (company !== undefined) matching = matching.where('company', '=', company);
  if (domain !== undefined) matching = matching.where('domain', '=', domain.toLowerCase());
  const counted = await matching.select((select) => select.fn.countAll().as('total')).executeTakeFirstOrThrow();
  const tenants = await matching.selectAll().orderBy('id').limit(page.limit).offset(page.offset).execute();
  return { tenants, total: Number(counted.total) };
}

/** Domains of all tenants. */
export async function listDomains(storage: Storage): Promise<string[]> {
  const rows = await storage.selectFrom('tenants').select('domain').orderBy('id').execute();
  return rows.map(({ domain }) => domain);
}

/** Adds a tenant. @returns false where its id or domain is taken. */
export async function insertTenant(storage: Storage, row: TenantRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await storage
    .insertInto('tenants')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Whether a tenant other than this one has a domain. */
export async function isDomainTaken(storage: Storage, domain: string, id: string): Promise<boolean> {
  const row = await storage
    .selectFrom('tenants')
    .select('id')
    .where('domain', '=', domain)
    .where('id', '!=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes what may change of a tenant. */
export async function updateTenantRow(
  storage: Storage,
  id: string,
  values: Pick<TenantRow, 'domain' | 'company' | 'contact_name' | 'suspended_at'>,
): Promise<void> {
  await storage.updateTable('tenants').set(values).where('id', '=', id).execute();
}

/** Deletes a tenant with everything that is its own. */
export async function deleteTenantRows(storage: Storage, id: string): Promise<void> {
  for (const table of tenantTables) await storage.deleteFrom(table).where('tenant_id', '=', id).execute();
  await storage.deleteFrom('tenants').where('id', '=', id).execute();
}

/**
 * Makes the sum of all trust versions, which caches are keyed by, grow although a tenant's own goes away.
 * @param id of the tenant that is deleted.
 * @param heir whose version takes over.
 */
export async function bequeathTrustVersion(storage: Storage, id: string, heir: string): Promise<void> {
  const left = await storage
    .selectFrom('trust_version')
    .select('version')
    .where('tenant_id', '=', id)
    .executeTakeFirst();
  const version = (left?.version ?? 0) + 1;
  await storage
    .insertInto('trust_version')
    .values({ tenant_id: heir, version })
    .onConflict((conflict) =>
      conflict
        .column('tenant_id')
        .doUpdateSet((update) => ({ version: update('trust_version.version', '+', version) })),
    )
    .execute();
}
