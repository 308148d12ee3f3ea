import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import type { TrustedCertificateRow } from '#server/storage/tables.ts';

/** Path of a tenant's trust store. */
export function certificatesPath(tenantId: string): string {
  return `/tenant/tenants/${encodeURIComponent(tenantId)}/trusted-certificates`;
}

/** The resource in the form of contract 2.2. */
export function describeCertificate(row: TrustedCertificateRow, origin: string): TrustedCertificate {
  return {
    fingerprint: row.fingerprint,
    name: row.name,
    status: row.status,
    autoRegistrationEnabled: row.auto_registration_enabled === 1,
    certInPemFormat: row.der_base64,
    algorithmName: row.algorithm_name,
    version: 3,
    serialNumber: row.serial_number,
    subject: row.subject,
    issuer: row.issuer,
    notBefore: new Date(row.not_before).toISOString(),
    notAfter: new Date(row.not_after).toISOString(),
    proofOfPossessionValid: row.proof_of_possession_valid === 1,
    proofOfPossessionUnsignedVerificationCode: row.pop_code,
    proofOfPossessionVerificationCodeUsableUntil: new Date(row.pop_code_usable_until).toISOString(),
    tenantCertificateAuthority: false,
    self: `${origin}${certificatesPath(row.tenant_id)}/${row.fingerprint}`,
  };
}
