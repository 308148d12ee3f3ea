import { recordAudit } from '../audit/record-audit.ts';
import type { Platform } from '../platform.ts';
import type { CertificateWriter } from '../trusted-certificates/audit-certificate.ts';
import { raiseTrustVersion } from '../trusted-certificates/store.ts';
import type { Revocation } from './read-revocations.ts';
import { insertRevocations } from './store.ts';

/** Serial numbers that an audit record names; of more, it says how many. */
const namedInAudit = 20;

/** Adds to the tenant's own list, from which nothing is ever taken; on disk when the promise settles. */
export async function revokeCertificates(
  { storage, now }: Platform,
  { tenantId, userName }: CertificateWriter,
  revocations: readonly Revocation[],
): Promise<void> {
  const rows = revocations.map(({ serialNumber, revokedAt }) => ({
    tenant_id: tenantId,
    serial_number: serialNumber,
    revoked_at: revokedAt.getTime(),
  }));
  await storage.transaction().execute(async (transaction) => {
    const added = await insertRevocations(transaction, rows);
    if (added === 0) return;
    await raiseTrustVersion(transaction, tenantId);
    const serials = [...new Set(revocations.map(({ serialNumber }) => serialNumber))];
    const more = serials.length > namedInAudit ? ` and ${serials.length - namedInAudit} more` : '';
    await recordAudit(transaction, {
      tenantId,
      userName,
      at: now(),
      type: 'TrustedCertificates',
      activity: 'Certificates revoked',
      text: `Serial numbers added to the revocation list: ${added}`,
      source: 'settings/crl',
      after: { serialNumbers: `${serials.slice(0, namedInAudit).join(', ')}${more}` },
    });
  });
}
