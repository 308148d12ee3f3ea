import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { pageQuery } from '#contract/paging.ts';
import { roles } from '#contract/sessions.ts';
import { optionCategory, optionKey } from '#contract/tenant-options.ts';
import { entityTag, preconditionsOf } from '#server/http/entity-tag.ts';
import { replyMediaType } from '#server/http/media-type.ts';
import { originOf } from '#server/http/origin.ts';
import { pageLinks, readPage } from '#server/http/paging.ts';
import type { TenantOptionRow } from '#server/storage/tables.ts';
import type { Platform } from '../platform.ts';
import type { Guard } from '../sessions/guard.ts';
import {
  categoryContent,
  optionContent,
  optionMissing,
  removeOption,
  setCategory,
  setOption,
  type OptionWriter,
} from './change-options.ts';
import { findOption, listCategory, listOptions } from './store.ts';

const categoryPath = '/tenant/options/:category';
const optionPath = `${categoryPath}/:key`;
const writtenCategory = z.object({ category: optionCategory });
const writtenOption = z.object({ category: optionCategory, key: optionKey });
/** The rules of a value depend on the option: `check-option-value.ts`. */
const anyValue = z.object({ value: z.optional(z.unknown()) });
const namedValue = z.object({ category: optionCategory, key: optionKey, value: z.optional(z.unknown()) });
const readName = z.object({ category: z.string(), key: z.string() });

/** Tenant options (contract 3). */
export function tenantOptionRoutes(root: FastifyInstance, { storage, now }: Platform, guard: Guard): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const mayRead = guard.allow(roles.optionManagementRead, roles.optionManagementAdmin);
  const mayWrite = guard.allow(roles.optionManagementAdmin);
  const writerOf = (request: FastifyRequest): OptionWriter => {
    const { tenantId, userName } = guard.principal(request);
    return { tenantId, userName, at: now(), ...preconditionsOf(request.headers) };
  };

  app.get('/tenant/options', { schema: { querystring: pageQuery }, onRequest: mayRead }, async (request, reply) => {
    const page = readPage(request.query);
    const { options, total } = await listOptions(storage, guard.principal(request).tenantId, page);
    reply.type(replyMediaType(request.headers.accept, 'optioncollection'));
    return { options: options.map((option) => describe(request, option)), ...pageLinks(request, page, total) };
  });

  app.post('/tenant/options', { schema: { body: namedValue }, onRequest: mayWrite }, async (request, reply) => {
    const { category, key, value } = request.body;
    const option = await setOption(storage, writerOf(request), { category, key }, value);
    return reply.headers(optionHeaders(request, option)).send(describe(request, option));
  });

  app.get(
    categoryPath,
    { schema: { params: z.object({ category: z.string() }) }, onRequest: mayRead },
    async (request, reply) => {
      const options = await listCategory(storage, guard.principal(request).tenantId, request.params.category);
      const content = categoryContent(options);
      return reply.header('etag', entityTag(content)).send(content);
    },
  );

  app.put(
    categoryPath,
    { schema: { params: writtenCategory, body: z.record(optionKey, z.unknown()) }, onRequest: mayWrite },
    async (request, reply) => {
      const content = await setCategory(storage, writerOf(request), request.params.category, request.body);
      return reply.header('etag', entityTag(content)).send(content);
    },
  );

  app.get(optionPath, { schema: { params: readName }, onRequest: mayRead }, async (request, reply) => {
    const option = await findOption(storage, guard.principal(request).tenantId, request.params);
    if (option === undefined) throw optionMissing(request.params);
    return reply.headers(optionHeaders(request, option)).send(describe(request, option));
  });

  app.put(
    optionPath,
    { schema: { params: writtenOption, body: anyValue }, onRequest: mayWrite },
    async (request, reply) => {
      const option = await setOption(storage, writerOf(request), request.params, request.body.value);
      return reply.headers(optionHeaders(request, option)).send(describe(request, option));
    },
  );

  app.delete(optionPath, { schema: { params: readName }, onRequest: mayWrite }, async (request, reply) => {
    await removeOption(storage, writerOf(request), request.params);
    return reply.code(204).send();
  });
}

function optionHeaders(request: FastifyRequest, option: TenantOptionRow): Record<string, string> {
  return { etag: entityTag(optionContent(option)), 'content-type': replyMediaType(request.headers.accept, 'option') };
}

function describe(
  request: FastifyRequest,
  { category, key, value, updated_at: at, updated_by: updatedBy }: TenantOptionRow,
) {
  const path = `${encodeURIComponent(category)}/${encodeURIComponent(key)}`;
  const gatehouse = { updatedAt: new Date(at).toISOString(), updatedBy };
  return { category, key, value, self: `${originOf(request)}/tenant/options/${path}`, gatehouse };
}
