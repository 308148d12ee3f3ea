import type { Storage, UserRow } from '#server/storage/tables.ts';

/** A tenant's user as stored, or undefined. */
export function findUser(storage: Storage, tenantId: string, userName: string): Promise<UserRow | undefined> {
  return storage
    .selectFrom('users')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('user_name', '=', userName)
    .executeTakeFirst();
}

/** Domain of a tenant that is not suspended, or undefined. */
export async function findActiveDomain(storage: Storage, tenantId: string): Promise<string | undefined> {
  const row = await storage
    .selectFrom('tenants')
    .select('domain')
    .where('id', '=', tenantId)
    .where('suspended_at', 'is', null)
    .executeTakeFirst();
  return row?.domain;
}

/** Domain of a tenant, suspended or not, or undefined where there is none. */
export async function findTenantDomain(storage: Storage, tenantId: string): Promise<string | undefined> {
  const row = await storage.selectFrom('tenants').select('domain').where('id', '=', tenantId).executeTakeFirst();
  return row?.domain;
}
