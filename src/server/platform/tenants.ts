import type { Storage } from '#server/storage/tables.ts';

/** Cumulocity's own name for the tenant that manages the others; an instance may lack it. */
export const managementTenantId = 'management';

/** Makes the tenant, or gives the one that is there the configured domain. */
export async function ensureTenant(storage: Storage, tenant: { id: string; domain: string }, now: Date): Promise<void> {
  await storage
    .insertInto('tenants')
    .values({ ...tenant, created_at: now.getTime() })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ domain: tenant.domain }))
    .execute();
}
