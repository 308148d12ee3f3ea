import type { Storage, TrustedCertificateRow } from '#server/storage/tables.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Platform } from '../platform.ts';
import { auditCertificate, type CertificateWriter } from '../trusted-certificates/audit-certificate.ts';
import { certificateMissing } from '../trusted-certificates/change-certificate.ts';
import { findCertificate, raiseTrustVersion, updateCertificate } from '../trusted-certificates/store.ts';
import { newVerificationCode } from './verification-code.ts';
import { verifyPossession } from './verify-possession.ts';

/** Replaces the code that is to be signed; a proof given before stays. @throws GatehouseError `certificate-not-found` */
export async function renewVerificationCode(
  { storage, random, now }: Platform,
  writer: CertificateWriter,
  fingerprint: string,
): Promise<TrustedCertificateRow> {
  return storage.transaction().execute(async (transaction) => {
    const current = await demandCertificate(transaction, writer, fingerprint);
    const code = newVerificationCode(random, now());
    await updateCertificate(transaction, { tenantId: writer.tenantId, fingerprint }, code);
    await recordAudit(transaction, {
      tenantId: writer.tenantId,
      userName: writer.userName,
      at: now(),
      type: 'TrustedCertificates',
      activity: 'Verification code created',
      text: `Verification code of trusted certificate ${fingerprint} (${current.subject}) created`,
      source: fingerprint,
    });
    return { ...current, ...code };
  });
}

/**
 * Takes a signed verification code as proof that the tenant holds the certificate's key.
 * @throws GatehouseError `certificate-not-found`, and as `verifyPossession`
 */
export async function provePossession(
  platform: Platform,
  writer: CertificateWriter,
  fingerprint: string,
  signedCode: string,
): Promise<TrustedCertificateRow> {
  return markProven(platform, writer, fingerprint, (row) => verifyPossession(row, signedCode, platform.now()));
}

/** Takes the management tenant's word for the proof. @throws GatehouseError `certificate-not-found` */
export async function confirmPossession(
  platform: Platform,
  writer: CertificateWriter,
  fingerprint: string,
): Promise<TrustedCertificateRow> {
  return markProven(platform, writer, fingerprint, () => undefined);
}

/** The proof decides which of several tenants a device belongs to, so that it is a change of what is trusted. */
async function markProven(
  { storage, now }: Platform,
  writer: CertificateWriter,
  fingerprint: string,
  demandProof: (row: TrustedCertificateRow) => void,
): Promise<TrustedCertificateRow> {
  return storage.transaction().execute(async (transaction) => {
    const current = await demandCertificate(transaction, writer, fingerprint);
    demandProof(current);
    const proof = { proof_of_possession_valid: 1 };
    await updateCertificate(transaction, { tenantId: writer.tenantId, fingerprint }, proof);
    await raiseTrustVersion(transaction, writer.tenantId);
    const proven = { ...current, ...proof };
    await auditCertificate(transaction, { writer, at: now(), before: current, after: proven });
    return proven;
  });
}

async function demandCertificate(
  transaction: Storage,
  { tenantId }: CertificateWriter,
  fingerprint: string,
): Promise<TrustedCertificateRow> {
  const row = await findCertificate(transaction, { tenantId, fingerprint });
  if (row === undefined) throw certificateMissing({ tenantId, fingerprint });
  return row;
}
