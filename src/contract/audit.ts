import * as z from 'zod/mini';
import { pageLinks, pageQuery } from './paging.ts';

export const auditRecordsPath = '/audit/auditRecords';

/** Cumulocity's names for what a record is about, as far as Gatehouse writes any. */
export type AuditType = 'Option' | 'TrustedCertificates' | 'User' | 'UserAuthentication' | 'BulkOperation' | 'Tenant';

const instant = z
  .string()
  .check(z.refine((text) => !Number.isNaN(Date.parse(text)), 'takes a date such as 2026-06-01T00:00:00Z'));

/** From `dateFrom` on and before `dateTo`; text is compared as a whole. */
export const auditRecordQuery = z.extend(pageQuery, {
  type: z.optional(z.string()),
  user: z.optional(z.string()),
  /** `category/key` of an option, fingerprint of a certificate, user name of a user. */
  source: z.optional(z.string()),
  application: z.optional(z.string()),
  dateFrom: z.optional(instant),
  dateTo: z.optional(instant),
});
export type AuditRecordQuery = z.infer<typeof auditRecordQuery>;

/** One attribute before and after; null where it was not there. Gatehouse writes texts, Cumulocity anything. */
export const auditChange = z.looseObject({
  attribute: z.string(),
  changeType: z.optional(z.string()),
  previousValue: z.optional(z.unknown()),
  newValue: z.optional(z.unknown()),
});
export type AuditChange = z.infer<typeof auditChange>;

/** A record in the form of Cumulocity's audit API; `time` is ISO 8601 UTC. */
export const auditRecord = z.looseObject({
  id: z.string(),
  self: z.optional(z.string()),
  time: z.string(),
  creationTime: z.optional(z.string()),
  type: z.string(),
  activity: z.string(),
  text: z.string(),
  user: z.optional(z.nullable(z.string())),
  application: z.optional(z.nullable(z.string())),
  severity: z.optional(z.nullable(z.string())),
  source: z.optional(z.nullable(z.looseObject({ id: z.optional(z.nullable(z.string())) }))),
  changes: z.optional(z.nullable(z.array(auditChange))),
});
export type AuditRecord = z.infer<typeof auditRecord>;

export const auditRecordCollection = z.looseObject({ auditRecords: z.array(auditRecord), ...pageLinks });
