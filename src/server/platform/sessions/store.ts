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

/** Refuses every token of the tenant that was issued before `validFrom`, in seconds since 1970. */
export async function refuseTokensBefore(storage: Storage, tenantId: string, validFrom: number): Promise<void> {
  await storage.updateTable('users').set({ tokens_valid_from: validFrom }).where('tenant_id', '=', tenantId).execute();
}
