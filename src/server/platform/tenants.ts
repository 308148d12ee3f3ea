import type { Storage } from '#server/storage/tables.ts';

/** Cumulocity's own name for the tenant that manages the others; an instance may lack it. */
export const managementTenantId = 'management';

/**
 * Makes the tenant, or gives the one that is there the configured domain.
 * @throws Error where another tenant has the domain.
 */
export async function ensureTenant(storage: Storage, tenant: { id: string; domain: string }, now: Date): Promise<void> {
  const { id } = tenant;
  const domain = tenant.domain.toLowerCase();
  const owner = await storage.selectFrom('tenants').select('id').where('domain', '=', domain).executeTakeFirst();
  if (owner !== undefined && owner.id !== id) {
    throw new Error(`The domain ${domain} of tenant ${id} belongs to tenant ${owner.id} already.`);
  }
  await storage
    .insertInto('tenants')
    .values({ id, domain, created_at: now.getTime() })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ domain }))
    .execute();
}
