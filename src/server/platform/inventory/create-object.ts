import type { CreateManagedObject } from '#contract/device-registration.ts';
import type { ManagedObjectRow, Storage } from '#server/storage/tables.ts';
import { insertManagedObject } from './store.ts';

/** Members that the platform itself sets. */
const ownMembers = new Set(['id', 'self', 'owner', 'creationTime', 'lastUpdated']);

/** Who owns a new managed object: its user, a device's for a device. */
export interface ObjectOwner {
  tenantId: string;
  userName: string;
}

/** Adds a managed object as it was sent; on disk when the promise, or the transaction around it, is through. */
export function createObject(
  storage: Storage,
  owner: ObjectOwner,
  { name, type, ...members }: CreateManagedObject,
  at: Date,
): Promise<ManagedObjectRow> {
  const fragments = Object.fromEntries(Object.entries(members).filter(([member]) => !ownMembers.has(member)));
  return insertManagedObject(storage, {
    tenant_id: owner.tenantId,
    owner: owner.userName,
    name: name ?? null,
    type: type ?? null,
    fragments: JSON.stringify(fragments),
    created_at: at.getTime(),
    updated_at: at.getTime(),
  });
}
