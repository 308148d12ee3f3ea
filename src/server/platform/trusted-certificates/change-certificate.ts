import { GatehouseError } from '#contract/error-codes.ts';
import type { UpdateTrustedCertificate } from '#contract/trusted-certificates.ts';
import type { TrustedCertificateRow } from '#server/storage/tables.ts';
import type { Platform } from '../platform.ts';
import { isTrue } from './add-certificates.ts';
import { auditCertificate, type CertificateWriter } from './audit-certificate.ts';
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
  writer: CertificateWriter,
  fingerprint: string,
  change: UpdateTrustedCertificate,
): Promise<TrustedCertificateRow> {
  const name = { tenantId: writer.tenantId, fingerprint };
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
    const changed = { ...current, ...values };
    await auditCertificate(transaction, { writer, at: now(), before: current, after: changed });
    return changed;
  });
}

/** Takes a certificate out of the trust store. @throws GatehouseError `certificate-not-found`. */
export async function removeCertificate(
  { storage, now }: Platform,
  writer: CertificateWriter,
  fingerprint: string,
): Promise<void> {
  const name = { tenantId: writer.tenantId, fingerprint };
  await storage.transaction().execute(async (transaction) => {
    const current = await findCertificate(transaction, name);
    if (current === undefined) throw certificateMissing(name);
    await deleteCertificate(transaction, name);
    await raiseTrustVersion(transaction, name.tenantId);
    await auditCertificate(transaction, { writer, at: now(), before: current });
  });
}

/** The refusal where a tenant has no such certificate. */
export function certificateMissing({ fingerprint }: CertificateName): GatehouseError {
  const message = `Cannot find certificate with fingerprint ${fingerprint}.`;
  return new GatehouseError('certificate-not-found', message, { fingerprint });
}
