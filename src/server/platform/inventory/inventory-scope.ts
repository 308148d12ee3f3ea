import { GatehouseError } from '#contract/error-codes.ts';
import type { ManagedObjectRow, Storage } from '#server/storage/tables.ts';
import type { Principal } from '../sessions/principal.ts';
import { findManagedObject, type InventoryScope } from './store.ts';

/** People see the tenant's managed objects, a device its own alone. */
export function inventoryScope({ tenantId, userName, kind }: Principal): InventoryScope {
  return kind === 'device' ? { tenantId, owner: userName } : { tenantId };
}

/** @throws GatehouseError `not-found` where the caller can see no such managed object. */
export async function demandManagedObject(
  storage: Storage,
  principal: Principal,
  id: string,
): Promise<ManagedObjectRow> {
  const row = /^\d{1,15}$/.test(id)
    ? await findManagedObject(storage, inventoryScope(principal), Number(id))
    : undefined;
  if (row === undefined) throw new GatehouseError('not-found', `There is no managed object ${id}.`, { id });
  return row;
}
