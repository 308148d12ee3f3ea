import { createHash } from 'node:crypto';
import { GatehouseError } from '#contract/error-codes.ts';
import type { UploadTrustedCertificate } from '#contract/trusted-certificates.ts';
import { javaDistinguishedNameText } from '#pki/distinguished-name-text.ts';
import { javaAlgorithmName } from '#pki/signature-algorithm.ts';
import type { TrustedCertificateRow } from '#server/storage/tables.ts';
import type { Platform } from '../platform.ts';
import { newVerificationCode } from '../proof-of-possession/verification-code.ts';
import { checkTrustAnchor, demandValidity } from './check-trust-anchor.ts';
import { auditCertificate, type CertificateWriter } from './audit-certificate.ts';
import { readUploadedCertificate } from './read-uploaded-certificate.ts';
import { insertCertificate, raiseTrustVersion } from './store.ts';

/**
 * Adds certificates to a tenant's trust store, all or none; on disk when the promise settles.
 * @throws GatehouseError as `readUploadedCertificate`, `checkTrustAnchor` and `demandValidity` do, and
 * `certificate-duplicate` where any tenant of this platform has the certificate.
 */
export async function addCertificates(
  platform: Platform,
  writer: CertificateWriter,
  uploads: readonly UploadTrustedCertificate[],
): Promise<TrustedCertificateRow[]> {
  const rows = uploads.map((upload) => toRow(platform, writer.tenantId, upload));
  await platform.storage.transaction().execute(async (transaction) => {
    for (const row of rows) {
      if (!(await insertCertificate(transaction, row))) throw duplicate(row.fingerprint);
      await auditCertificate(transaction, { writer, at: platform.now(), after: row });
    }
    await raiseTrustVersion(transaction, writer.tenantId);
  });
  return rows;
}

function toRow({ now, random }: Platform, tenantId: string, upload: UploadTrustedCertificate): TrustedCertificateRow {
  const certificate = readUploadedCertificate(upload.certInPemFormat);
  checkTrustAnchor(certificate, now());
  if (upload.status === 'ENABLED') demandValidity(certificate, now());
  const { der, subject, issuer, serialNumber, signatureAlgorithm, notBefore, notAfter } = certificate;
  return {
    tenant_id: tenantId,
    fingerprint: createHash('sha1').update(der).digest('hex'),
    fingerprint_sha256: createHash('sha256').update(der).digest('hex'),
    name: upload.name ?? null,
    status: upload.status,
    auto_registration_enabled: isTrue(upload.autoRegistrationEnabled) ? 1 : 0,
    der_base64: Buffer.from(der).toString('base64'),
    subject: javaDistinguishedNameText(subject),
    issuer: javaDistinguishedNameText(issuer),
    serial_number: serialNumber.toString(),
    algorithm_name: javaAlgorithmName(signatureAlgorithm),
    not_before: notBefore.getTime(),
    not_after: notAfter.getTime(),
    proof_of_possession_valid: 0,
    ...newVerificationCode(random, now()),
    created_at: now().getTime(),
  };
}

/** The text "true" counts: a sample of Cumulocity's documentation sends it (contract 2.2). */
export function isTrue(flag: boolean | 'true' | 'false' | undefined): boolean {
  return flag === true || flag === 'true';
}

function duplicate(fingerprint: string): GatehouseError {
  const exists = `ertificate with ${fingerprint} fingerprint already exists.`;
  return new GatehouseError('certificate-duplicate', `Cannot add certificate - c${exists} : C${exists}`, {
    fingerprint,
  });
}
