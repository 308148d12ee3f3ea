import { GatehouseError } from '#contract/error-codes.ts';
import type { UpdateTrustedCertificate } from '#contract/trusted-certificates.ts';
import type { TrustedCertificateRow } from '#server/storage/tables.ts';
import type { Platform } from '../platform.ts';
import { isTrue } from './add-certificates.ts';
import { demandValidity } from './check-trust-anchor.ts';
import {
  deleteCertificate,
  findCertificate,
  raiseTrustVersion,
  updateCertificate,
  type CertificateName,
} from './store.ts';

/**
 * Changes name, status and auto-registration; what is left out stays.
 * @throws GatehouseError `certificate-not-found`, `certificate-outside-validity` where it would become active.
 */
export async function changeCertificate(
  { storage, now }: Platform,
  name: CertificateName,
  change: UpdateTrustedCertificate,
): Promise<TrustedCertificateRow> {
  return storage.transaction().execute(async (transaction) => {
    const current = await findCertificate(transaction, name);
    if (current === undefined) throw certificateMissing(name);
    if (change.status === 'ENABLED' && current.status !== 'ENABLED') {
      demandValidity({ notBefore: new Date(current.not_before), notAfter: new Date(current.not_after) }, now());
    }
    const { autoRegistrationEnabled: flag } = change;
    const values = {
      name: change.name ?? current.name,
      status: change.status ?? current.status,
      auto_registration_enabled: flag === undefined ? current.auto_registration_enabled : isTrue(flag) ? 1 : 0,
    };
    await updateCertificate(transaction, name, values);
    await raiseTrustVersion(transaction, name.tenantId);
    return { ...current, ...values };
  });
}

/** Takes a certificate out of the trust store. @throws GatehouseError `certificate-not-found`. */
export async function removeCertificate({ storage }: Platform, name: CertificateName): Promise<void> {
  await storage.transaction().execute(async (transaction) => {
    if (!(await deleteCertificate(transaction, name))) throw certificateMissing(name);
    await raiseTrustVersion(transaction, name.tenantId);
  });
}

/** The refusal where a tenant has no such certificate. */
export function certificateMissing({ fingerprint }: CertificateName): GatehouseError {
  const message = `Cannot find certificate with fingerprint ${fingerprint}.`;
  return new GatehouseError('certificate-not-found', message, { fingerprint });
}
