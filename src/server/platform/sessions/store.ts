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

/** Domain of a tenant, or undefined where there is none. */
export async function findTenantDomain(storage: Storage, tenantId: string): Promise<string | undefined> {
  const row = await storage.selectFrom('tenants').select('domain').where('id', '=', tenantId).executeTakeFirst();
  return row?.domain;
}
