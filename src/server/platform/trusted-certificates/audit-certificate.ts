import type { Storage, TrustedCertificateRow } from '#server/storage/tables.ts';
import { recordAudit, type AuditedState } from '../audit/record-audit.ts';

/** Who changes a tenant's trusted certificates. */
export interface CertificateWriter {
  tenantId: string;
  userName: string;
}

type Change = { writer: CertificateWriter; at: Date } & (
  { before: TrustedCertificateRow; after?: TrustedCertificateRow } | { before?: never; after: TrustedCertificateRow }
);

/** Writes an added, changed or deleted certificate down; a change to what it was is none. */
export async function auditCertificate(transaction: Storage, { writer, at, before, after }: Change): Promise<void> {
  const [was, is] = [before && auditedState(before), after && auditedState(after)];
  if (JSON.stringify(was) === JSON.stringify(is)) return;
  const { fingerprint, subject } = before ?? after;
  const verb = before === undefined ? 'added' : after === undefined ? 'deleted' : 'updated';
  await recordAudit(transaction, {
    tenantId: writer.tenantId,
    userName: writer.userName,
    at,
    type: 'TrustedCertificates',
    activity: `Trusted certificate ${verb}`,
    text: `Trusted certificate ${fingerprint} (${subject}) ${verb}`,
    source: fingerprint,
    ...(was === undefined ? {} : { before: was }),
    ...(is === undefined ? {} : { after: is }),
  });
}

function auditedState(row: TrustedCertificateRow): AuditedState {
  return {
    subject: row.subject,
    name: row.name ?? undefined,
    status: row.status,
    autoRegistrationEnabled: String(row.auto_registration_enabled === 1),
    proofOfPossessionValid: String(row.proof_of_possession_valid === 1),
  };
}
