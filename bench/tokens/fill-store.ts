import { createHash } from 'node:crypto';
import type { Insertable } from 'kysely';
import { openStorage } from '#server/storage/open-storage.ts';
import type { Storage, TrustedCertificateRow } from '#server/storage/tables.ts';
import { createRoot } from '#testing/certificate-factory.ts';
import { testKey } from '#testing/test-keys.ts';

/** How many rows of each kind a grown store has. */
export interface StoreSize {
  anchors: number;
  deviceUsers: number;
  loggedOutTokens: number;
}

/** Rows in one INSERT; SQLite takes 32,766 values in a statement. */
const batchSize = 1000;

/**
 * Fills the store of a stopped server, straight into its tables: through REST it would take hours. Anchors have names
 * and key identifiers of their own and are valid around `now`.
 */
export async function fillStore(dataFolder: string, tenantId: string, size: StoreSize, now: Date): Promise<void> {
  const storage = await openStorage(dataFolder);
  await storage.transaction().execute(async (transaction) => {
    await inBatches(
      size.anchors,
      (index) => anchorRow(tenantId, index, now),
      (rows) => transaction.insertInto('trusted_certificates').values(rows).execute(),
    );
    await inBatches(
      size.deviceUsers,
      (index) => userRow(tenantId, index, now),
      (rows) => transaction.insertInto('users').values(rows).execute(),
    );
    const expiry = Math.floor(now.getTime() / 1000) + 86_400;
    await inBatches(
      size.loggedOutTokens,
      (index) => ({ tenant_id: tenantId, jti: digest('sha256', `token ${index}`).slice(0, 32), expires_at: expiry }),
      (rows) => transaction.insertInto('revoked_tokens').values(rows).execute(),
    );
    await raiseTrustVersion(transaction, tenantId);
  });
  await storage.destroy();
}

async function inBatches<Row>(
  count: number,
  make: (index: number) => Row,
  insert: (rows: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < count; start += batchSize) {
    const length = Math.min(batchSize, count - start);
    await insert(Array.from({ length }, (_, offset) => make(start + offset)));
  }
}

async function raiseTrustVersion(storage: Storage, tenantId: string): Promise<void> {
  await storage
    .updateTable('trust_version')
    .set((value) => ({ version: value('version', '+', 1) }))
    .where('tenant_id', '=', tenantId)
    .execute();
}

const userRow = (tenantId: string, index: number, now: Date) => ({
  tenant_id: tenantId,
  user_name: `device_fleet-${index}`,
  kind: 'device' as const,
  password_hash: null,
  enabled: 1,
  roles: '["ROLE_DEVICE"]',
  tokens_valid_from: 0,
  created_at: now.getTime(),
  anchor_fingerprint: null,
});

function anchorRow(tenantId: string, index: number, now: Date): Insertable<TrustedCertificateRow> {
  const name = `Bench Anchor ${index}`;
  const [notBefore, notAfter] = [-1, 30].map((days) => new Date(now.getTime() + days * 86_400_000));
  const { der, serial } = createRoot({
    subject: name,
    key: testKey('P-256', 'anchors'),
    subjectKeyIdentifier: new Uint8Array(createHash('sha1').update(name).digest()),
    notBefore: notBefore ?? now,
    notAfter: notAfter ?? now,
  });
  return {
    tenant_id: tenantId,
    fingerprint: digest('sha1', der),
    fingerprint_sha256: digest('sha256', der),
    name,
    status: 'ENABLED',
    auto_registration_enabled: 1,
    der_base64: Buffer.from(der).toString('base64'),
    subject: `CN=${name}`,
    issuer: `CN=${name}`,
    serial_number: String(serial),
    algorithm_name: 'SHA256withECDSA',
    not_before: (notBefore ?? now).getTime(),
    not_after: (notAfter ?? now).getTime(),
    proof_of_possession_valid: 0,
    pop_code: digest('sha256', name),
    pop_code_usable_until: 0,
    created_at: now.getTime(),
  };
}

const digest = (algorithm: string, data: string | Uint8Array): string =>
  createHash(algorithm).update(data).digest('hex');
