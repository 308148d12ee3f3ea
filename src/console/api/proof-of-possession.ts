import { trustedCertificate, type TrustedCertificate } from '#contract/trusted-certificates.ts';
import { request } from './request.ts';

function proofPath(tenantId: string, fingerprint: string): string {
  return `/tenant/tenants/${encodeURIComponent(tenantId)}/trusted-certificates-pop/${encodeURIComponent(fingerprint)}`;
}

/** Replaces the code that is to be signed; gives the certificate with the new one. */
export async function renewVerificationCode(tenantId: string, fingerprint: string): Promise<TrustedCertificate> {
  return request(trustedCertificate, `${proofPath(tenantId, fingerprint)}/verification-code`, { method: 'POST' });
}

/**
 * Sends the signature (base64, in one line) over the certificate's code as proof that the tenant holds its key.
 * @throws ApiError `possession-code-expired`, `possession-not-proven`, `possession-key-unusable`
 */
export async function provePossession(
  tenantId: string,
  fingerprint: string,
  signature: string,
): Promise<TrustedCertificate> {
  const json = { proofOfPossessionSignedVerificationCode: signature };
  return request(trustedCertificate, `${proofPath(tenantId, fingerprint)}/pop`, { method: 'POST', json });
}
