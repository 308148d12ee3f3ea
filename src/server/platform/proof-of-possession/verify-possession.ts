import { verify, X509Certificate, type KeyObject } from 'node:crypto';
import { GatehouseError } from '#contract/error-codes.ts';
import type { TrustedCertificateRow } from '#server/storage/tables.ts';

/** Kinds of keys that Cumulocity takes a proof from, as `node:crypto` names them. */
const provableKeys = new Set<string | undefined>(['rsa', 'ec']);

/**
 * Holds a signature over the exact text of the certificate's code to the certificate's key: SHA-256 with RSA (PKCS#1) or
 * ECDSA (contract 2.4). Line breaks within the base64 are passed over.
 * @throws GatehouseError `possession-code-expired`, `possession-not-proven`, `possession-key-unusable`
 */
export function verifyPossession(row: TrustedCertificateRow, signedCode: string, at: Date): void {
  const { tenant_id: tenantId, fingerprint } = row;
  const place = `tenant <'${tenantId}'>. Certificate <'${fingerprint}'>, usage not granted.`;
  if (at.getTime() > row.pop_code_usable_until) {
    const message = `Expired Proof Of Possession verification code used for ${place}`;
    throw new GatehouseError('possession-code-expired', message, {
      usableUntil: new Date(row.pop_code_usable_until).toISOString(),
    });
  }
  const key = publicKeyOf(row);
  if (key === undefined || !provableKeys.has(key.asymmetricKeyType)) {
    const message = `Cannot process certificate data <'${fingerprint}'> for tenant <'${tenantId}'>.`;
    throw new GatehouseError('possession-key-unusable', message, { fingerprint });
  }
  const signature = Buffer.from(signedCode.replaceAll(/\s/g, ''), 'base64');
  if (!verify('sha256', Buffer.from(row.pop_code), key, signature)) {
    const message = `Wrong Proof Of Possession plaintext used for ${place}`;
    throw new GatehouseError('possession-not-proven', message, { fingerprint });
  }
}

/** Undefined where OpenSSL cannot use the key. */
function publicKeyOf({ der_base64: der }: TrustedCertificateRow): KeyObject | undefined {
  try {
    return new X509Certificate(Buffer.from(der, 'base64')).publicKey;
  } catch {
    return undefined;
  }
}
