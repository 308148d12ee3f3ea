import type { ManagedObjectRow, Storage } from '#server/storage/tables.ts';
import { takeIds } from '../next-id.ts';

/** Managed objects that a caller may see: a tenant's, or of these what one user owns. */
export interface InventoryScope {
  tenantId: string;
  owner?: string | undefined;
}

/** What managed objects are looked for by. */
export interface InventoryFilter {
  type?: string | undefined;
  owner?: string | undefined;
}

function inScope(storage: Storage, { tenantId, owner }: InventoryScope) {
  const ofTenant = storage.selectFrom('managed_objects').where('tenant_id', '=', tenantId);
  return owner === undefined ? ofTenant : ofTenant.where('owner', '=', owner);
}

/** Adds a managed object. @returns it with its id. */
export async function insertManagedObject(
  storage: Storage,
  object: Omit<ManagedObjectRow, 'id'>,
): Promise<ManagedObjectRow> {
  const row = { ...object, id: await takeIds(storage, object.tenant_id, 'managed-objects') };
  await storage.insertInto('managed_objects').values(row).execute();
  return row;
}

/** One managed object, or undefined. */
export function findManagedObject(
  storage: Storage,
  scope: InventoryScope,
  id: number,
): Promise<ManagedObjectRow | undefined> {
  return inScope(storage, scope).selectAll().where('id', '=', id).executeTakeFirst();
}

function filtered(storage: Storage, scope: InventoryScope, { type, owner }: InventoryFilter) {
  let matching = inScope(storage, scope);
  if (type !== undefined) matching = matching.where('type', '=', type);
  if (owner !== undefined) matching = matching.where('owner', '=', owner);
  return matching;
}

/** How many managed objects there are. */
export async function countManagedObjects(
  storage: Storage,
  scope: InventoryScope,
  filter: InventoryFilter,
): Promise<number> {
  const counted = await filtered(storage, scope, filter)
    .select((select) => select.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  return Number(counted.total);
}

/** One page of managed objects, oldest first, and how many there are. */
export async function listManagedObjects(
  storage: Storage,
  scope: InventoryScope,
  filter: InventoryFilter,
  page: { offset: number; limit: number },
): Promise<{ objects: ManagedObjectRow[]; total: number }> {
  const objects = await filtered(storage, scope, filter)
    .selectAll()
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { objects, total: await countManagedObjects(storage, scope, filter) };
}
