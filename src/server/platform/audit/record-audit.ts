import type { AuditType } from '#contract/audit.ts';
import type { Storage } from '#server/storage/tables.ts';
import { takeIds } from '../next-id.ts';
import { insertAuditRecord } from './store.ts';

/** Attributes by name as they were or are; what is undefined is not there. */
export type AuditedState = Readonly<Record<string, string | undefined>>;

/** Who makes a change, in which tenant. */
export type Writer = Pick<AuditedChange, 'tenantId' | 'userName'>;

/** A change that somebody makes. */
export interface AuditedChange {
  tenantId: string;
  userName: string;
  at: Date;
  type: AuditType;
  /** In a few words, such as `Option updated`. */
  activity: string;
  /** The whole sentence. */
  text: string;
  /** What was changed: `category/key` of an option, fingerprint of a certificate, user name of a user. */
  source: string;
  before?: AuditedState;
  after?: AuditedState;
}

/** Names of attributes whose value is nobody's business, whatever it is. */
const secretName = /passw|secret|credential/i;

/**
 * Writes down who changes what.
 * @param transaction the one that makes the change: both are on disk, or neither is.
 */
export async function recordAudit(transaction: Storage, change: AuditedChange): Promise<void> {
  const { tenantId, userName, at, type, activity, text, source, before = {}, after = {} } = change;
  await insertAuditRecord(transaction, {
    tenant_id: tenantId,
    id: await takeIds(transaction, tenantId, 'audit-records'),
    at: at.getTime(),
    user_name: userName,
    type,
    source,
    activity,
    text,
    changes: JSON.stringify(changesBetween(before, after)),
  });
}

function changesBetween(before: AuditedState, after: AuditedState): object[] {
  const attributes = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return attributes
    .filter((attribute) => before[attribute] !== after[attribute])
    .map((attribute) => ({
      attribute,
      changeType: before[attribute] === undefined ? 'ADDED' : after[attribute] === undefined ? 'REMOVED' : 'REPLACED',
      previousValue: shown(attribute, before[attribute]),
      newValue: shown(attribute, after[attribute]),
    }));
}

function shown(attribute: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  return secretName.test(attribute) ? '(not shown)' : value;
}
