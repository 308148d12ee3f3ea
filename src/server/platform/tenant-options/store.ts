import type { Storage, TenantOptionRow } from '#server/storage/tables.ts';

/** What names an option inside a tenant. */
export interface OptionName {
  category: string;
  key: string;
}

/** One option, or undefined. */
export function findOption(
  storage: Storage,
  tenantId: string,
  { category, key }: OptionName,
): Promise<TenantOptionRow | undefined> {
  return storage
    .selectFrom('tenant_options')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('category', '=', category)
    .where('key', '=', key)
    .executeTakeFirst();
}

/** One page of a tenant's options, by category and key, and how many there are. */
export async function listOptions(
  storage: Storage,
  tenantId: string,
  page: { offset: number; limit: number },
): Promise<{ options: TenantOptionRow[]; total: number }> {
  const ofTenant = storage.selectFrom('tenant_options').where('tenant_id', '=', tenantId);
  const counted = await ofTenant.select((select) => select.fn.countAll().as('total')).executeTakeFirstOrThrow();
  const options = await ofTenant
    .selectAll()
    .orderBy('category')
    .orderBy('key')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { options, total: Number(counted.total) };
}

/** All options of a category, by key. */
export function listCategory(storage: Storage, tenantId: string, category: string): Promise<TenantOptionRow[]> {
  return storage
    .selectFrom('tenant_options')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('category', '=', category)
    .orderBy('key')
    .execute();
}

/** Sets an option, whether it was there or not. */
export async function putOption(storage: Storage, option: TenantOptionRow): Promise<void> {
  const { value, updated_at, updated_by } = option;
  await storage
    .insertInto('tenant_options')
    .values(option)
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'category', 'key']).doUpdateSet({ value, updated_at, updated_by }),
    )
    .execute();
}

/** Removes an option. */
export async function deleteOption(storage: Storage, tenantId: string, { category, key }: OptionName): Promise<void> {
  await storage
    .deleteFrom('tenant_options')
    .where('tenant_id', '=', tenantId)
    .where('category', '=', category)
    .where('key', '=', key)
    .execute();
}
