import type { RevokedCertificateRow, Storage } from '#server/storage/tables.ts';

/** Adds serial numbers to their tenant's list; those on it already stay as they are. @returns how many were new. */
export async function insertRevocations(storage: Storage, rows: readonly RevokedCertificateRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { numInsertedOrUpdatedRows } = await storage
    .insertInto('revoked_certificates')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['tenant_id', 'serial_number']).doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

/** Everything on these tenants' lists, by serial number. */
export async function listRevocations(
  storage: Storage,
  tenantIds: readonly string[],
): Promise<RevokedCertificateRow[]> {
  return storage
    .selectFrom('revoked_certificates')
    .selectAll()
    .where('tenant_id', 'in', tenantIds)
    .orderBy('serial_number')
    .execute();
}
