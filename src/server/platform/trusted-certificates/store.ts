import type { Storage, TrustedCertificateRow } from '#server/storage/tables.ts';

/** What names a certificate: its tenant and its SHA-1 fingerprint in lower-case hex. */
export interface CertificateName {
  tenantId: string;
  fingerprint: string;
}

type Changeable = Partial<
  Pick<
    TrustedCertificateRow,
    'name' | 'status' | 'auto_registration_enabled' | 'pop_code' | 'pop_code_usable_until' | 'proof_of_possession_valid'
  >
>;

/** One certificate of a tenant, or undefined. */
export function findCertificate(storage: Storage, name: CertificateName): Promise<TrustedCertificateRow | undefined> {
  return storage
    .selectFrom('trusted_certificates')
    .selectAll()
    .where('tenant_id', '=', name.tenantId)
    .where('fingerprint', '=', name.fingerprint)
    .executeTakeFirst();
}

/** One page of a tenant's certificates, oldest first, and how many there are. */
export async function listCertificates(
  storage: Storage,
  tenantId: string,
  page: { offset: number; limit: number },
): Promise<{ certificates: TrustedCertificateRow[]; total: number }> {
  const ofTenant = storage.selectFrom('trusted_certificates').where('tenant_id', '=', tenantId);
  const counted = await ofTenant.select((select) => select.fn.countAll().as('total')).executeTakeFirstOrThrow();
  const certificates = await ofTenant
    .selectAll()
    .orderBy('created_at')
    .orderBy('fingerprint')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { certificates, total: Number(counted.total) };
}

/** Stores a certificate. @returns false where some tenant has it already. */
export async function insertCertificate(storage: Storage, row: TrustedCertificateRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await storage
    .insertInto('trusted_certificates')
    .values(row)
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Writes what may change of a certificate. */
export async function updateCertificate(storage: Storage, name: CertificateName, values: Changeable): Promise<void> {
  await storage
    .updateTable('trusted_certificates')
    .set(values)
    .where('tenant_id', '=', name.tenantId)
    .where('fingerprint', '=', name.fingerprint)
    .execute();
}

/** Deletes a certificate. */
export async function deleteCertificate(storage: Storage, name: CertificateName): Promise<void> {
  await storage
    .deleteFrom('trusted_certificates')
    .where('tenant_id', '=', name.tenantId)
    .where('fingerprint', '=', name.fingerprint)
    .execute();
}

/** Tells every process that a tenant's trust store is another one from this transaction on. */
export async function raiseTrustVersion(storage: Storage, tenantId: string): Promise<void> {
  await storage
    .insertInto('trust_version')
    .values({ tenant_id: tenantId, version: 1 })
    .onConflict((conflict) =>
      conflict.column('tenant_id').doUpdateSet((update) => ({ version: update('trust_version.version', '+', 1) })),
    )
    .execute();
}
