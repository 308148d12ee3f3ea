import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { auditChange, auditRecordsPath, type AuditRecord } from '#contract/audit.ts';
import { originOf } from '#server/http/origin.ts';
import type { AuditRecordRow } from '#server/storage/tables.ts';

/** The application that every record of this platform names. */
export const auditApplication = 'gatehouse';

/** A record in the form of Cumulocity's audit API. */
export function describeAuditRecord(request: FastifyRequest, row: AuditRecordRow): AuditRecord {
  const time = new Date(row.at).toISOString();
  return {
    id: String(row.id),
    self: `${originOf(request)}${auditRecordsPath}/${row.id}`,
    time,
    creationTime: time,
    type: row.type,
    activity: row.activity,
    text: row.text,
    user: row.user_name,
    application: auditApplication,
    severity: 'information',
    source: { id: row.source },
    changes: z.array(auditChange).parse(JSON.parse(row.changes)),
  };
}
