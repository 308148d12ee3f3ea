import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import {
  auditRecord,
  auditRecordCollection,
  auditRecordQuery,
  auditRecordsPath,
  type AuditRecordQuery,
} from '#contract/audit.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import { roles } from '#contract/sessions.ts';
import { replyMediaType } from '#server/http/media-type.ts';
import { pageLinks, readPage } from '#server/http/paging.ts';
import type { Platform } from '../platform.ts';
import type { Guard } from '../sessions/guard.ts';
import { auditApplication, describeAuditRecord } from './describe-audit-record.ts';
import { findAuditRecord, listAuditRecords, type AuditFilter } from './store.ts';

/** `GET /audit/auditRecords`: who changed what, before and after, newest first. */
export function auditRoutes(root: FastifyInstance, { storage }: Platform, guard: Guard): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const allowed = guard.allow(roles.auditRead);
  /** Devices hold `ROLE_AUDIT_READ` as on Cumulocity (contract 1.4), but the admins' doings are none of theirs. */
  const mayRead: typeof allowed = async (request, reply) => {
    await allowed(request, reply);
    if (guard.principal(request).kind === 'device') throw new GatehouseError('forbidden', 'Access is denied.');
  };
  const tenantOf = (request: FastifyRequest): string => guard.principal(request).tenantId;

  app.get(
    auditRecordsPath,
    { schema: { querystring: auditRecordQuery, response: { 200: auditRecordCollection } }, onRequest: mayRead },
    async (request, reply) => {
      const page = readPage(request.query);
      const { application } = request.query;
      const { records, total } =
        application === undefined || application === auditApplication
          ? await listAuditRecords(storage, tenantOf(request), readFilter(request.query), page)
          : { records: [], total: 0 };
      reply.type(replyMediaType(request.headers.accept, 'auditRecordCollection'));
      return {
        auditRecords: records.map((row) => describeAuditRecord(request, row)),
        ...pageLinks(request, page, total),
      };
    },
  );

  app.get(
    `${auditRecordsPath}/:id`,
    { schema: { params: z.object({ id: z.string() }), response: { 200: auditRecord } }, onRequest: mayRead },
    async (request, reply) => {
      const { id } = request.params;
      const row = /^\d{1,15}$/.test(id) ? await findAuditRecord(storage, tenantOf(request), Number(id)) : undefined;
      if (row === undefined) throw new GatehouseError('not-found', `There is no audit record ${id}.`);
      reply.type(replyMediaType(request.headers.accept, 'auditRecord'));
      return describeAuditRecord(request, row);
    },
  );
}

function readFilter({ type, user, source, dateFrom, dateTo }: AuditRecordQuery): AuditFilter {
  const instant = (text: string | undefined): number | undefined => (text === undefined ? undefined : Date.parse(text));
  return { type, user, source, from: instant(dateFrom), to: instant(dateTo) };
}
