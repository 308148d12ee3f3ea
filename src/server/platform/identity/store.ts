import type { ExternalIdRow, Storage } from '#server/storage/tables.ts';

/** Adds an external id. @returns false where the tenant has it already. */
export async function insertExternalId(storage: Storage, row: ExternalIdRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await storage
    .insertInto('external_ids')
    .values(row)
    .onConflict((conflict) => conflict.columns(['tenant_id', 'type', 'external_id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** One external id of a tenant, or undefined. */
export function findExternalId(
  storage: Storage,
  tenantId: string,
  type: string,
  externalId: string,
): Promise<ExternalIdRow | undefined> {
  return storage
    .selectFrom('external_ids')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('type', '=', type)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
}

/** All external ids of a managed object. */
export function listExternalIds(storage: Storage, tenantId: string, managedObjectId: number): Promise<ExternalIdRow[]> {
  return storage
    .selectFrom('external_ids')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('managed_object_id', '=', managedObjectId)
    .orderBy('type')
    .orderBy('external_id')
    .execute();
}
