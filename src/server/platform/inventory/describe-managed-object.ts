import * as z from 'zod/mini';
import { managedObjectsPath, type ManagedObject } from '#contract/device-registration.ts';
import type { ManagedObjectRow } from '#server/storage/tables.ts';

const fragments = z.record(z.string(), z.unknown());

/** Address of a managed object. */
export function managedObjectUrl(origin: string, id: number): string {
  return `${origin}${managedObjectsPath}/${id}`;
}

/** A managed object in Cumulocity's form. */
export function describeManagedObject(row: ManagedObjectRow, origin: string): ManagedObject {
  return {
    ...fragments.parse(JSON.parse(row.fragments)),
    id: String(row.id),
    self: managedObjectUrl(origin, row.id),
    ...(row.name === null ? {} : { name: row.name }),
    ...(row.type === null ? {} : { type: row.type }),
    owner: row.owner,
    creationTime: new Date(row.created_at).toISOString(),
    lastUpdated: new Date(row.updated_at).toISOString(),
  };
}
