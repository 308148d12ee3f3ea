import { finished, Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { GatehouseError } from '#contract/error-codes.ts';
import { roles } from '#contract/sessions.ts';
import {
  attemptPageSizes,
  tokenAttemptDetail,
  tokenAttemptList,
  tokenAttemptQuery,
  tokenAttemptsPath,
  tokenAttemptSummary,
  tokenAttemptSummaryQuery,
  type TokenAttemptQuery,
} from '#contract/token-attempts.ts';
import type { Platform } from '../platform.ts';
import type { Guard } from '../sessions/guard.ts';
import { streamAttempts } from './attempt-stream.ts';
import { chainPem, describeAttempt } from './describe-attempt.ts';
import { findAttempt, listAttempts, newestAttemptId, type AttemptFilter } from './store.ts';
import { summarise } from './summarise.ts';

/** Streams that a tenant may have open at a time. */
const streamLimit = 50;

/** `/service/gatehouse/token-attempts`: who tried to get a device token, and what came of it. */
export function tokenAttemptRoutes(root: FastifyInstance, platform: Platform, guard: Guard): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const { storage, attempts: recorder } = platform;
  const mayRead = guard.allow(roles.tenantManagementRead, roles.tenantManagementAdmin, roles.tenantAdmin);
  const tenantOf = (request: FastifyRequest): string => guard.principal(request).tenantId;

  app.get(
    tokenAttemptsPath,
    { schema: { querystring: tokenAttemptQuery, response: { 200: tokenAttemptList } }, onRequest: mayRead },
    async (request) => {
      const limit = Math.min(Number(request.query.limit ?? attemptPageSizes.default), attemptPageSizes.maximum);
      const rows = await listAttempts(storage, tenantOf(request), readFilter(request.query), limit + 1);
      const shown = rows.slice(0, limit);
      return {
        attempts: shown.map(describeAttempt),
        next: rows.length > limit ? String(shown.at(-1)?.id ?? '') : null,
      };
    },
  );

  app.get(
    `${tokenAttemptsPath}/summary`,
    { schema: { querystring: tokenAttemptSummaryQuery, response: { 200: tokenAttemptSummary } }, onRequest: mayRead },
    (request) => {
      const { from, to, bucketSeconds = '3600' } = request.query;
      const range = { from: Date.parse(from), to: Date.parse(to), bucketSeconds: Number(bucketSeconds) };
      return summarise(storage, tenantOf(request), range);
    },
  );

  app.get(
    `${tokenAttemptsPath}/:id`,
    { schema: { params: z.object({ id: z.string() }), response: { 200: tokenAttemptDetail } }, onRequest: mayRead },
    async (request) => {
      const { id } = request.params;
      const row = /^\d{1,15}$/.test(id) ? await findAttempt(storage, tenantOf(request), Number(id)) : undefined;
      if (row === undefined) throw new GatehouseError('not-found', `There is no token attempt ${id}.`);
      return { ...describeAttempt(row), chainPem: chainPem(row.certificates) };
    },
  );

  const open = new Map<string, number>();
  const stopping = new AbortController();
  app.addHook('preClose', async () => stopping.abort());
  const streamSchema = { headers: z.looseObject({ 'last-event-id': z.optional(z.string()) }) };
  app.get(`${tokenAttemptsPath}/stream`, { schema: streamSchema, onRequest: mayRead }, async (request, reply) => {
    const tenantId = tenantOf(request);
    const before = open.get(tenantId) ?? 0;
    if (before >= streamLimit) throw new GatehouseError('unavailable', 'Too many streams are open.');
    const left = new AbortController();
    open.set(tenantId, before + 1);
    finished(reply.raw, () => {
      left.abort();
      open.set(tenantId, (open.get(tenantId) ?? 1) - 1);
    });
    const given = request.headers['last-event-id'] ?? '';
    const afterId = /^\d{1,15}$/.test(given) ? Number(given) : await newestAttemptId(storage, tenantId);
    const events = streamAttempts({
      storage,
      recorder,
      tenantId,
      afterId,
      signal: AbortSignal.any([left.signal, stopping.signal]),
      stillAllowed: () => mayRead(request, reply),
    });
    return reply.type('text/event-stream').header('x-accel-buffering', 'no').send(Readable.from(events));
  });
}

function readFilter({ from, to, before, ...query }: TokenAttemptQuery): AttemptFilter {
  return {
    result: query.result,
    device: query.device,
    finding: query.finding,
    requestId: query.requestId,
    remoteAddress: query.remoteAddress,
    tlsVersion: query.tlsVersion,
    from: from === undefined ? undefined : Date.parse(from),
    to: to === undefined ? undefined : Date.parse(to),
    before: before === undefined ? undefined : Number(before),
  };
}
