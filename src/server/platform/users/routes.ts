import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { platformUser, platformUserCollection, updateUser, userQuery } from '#contract/users.ts';
import { roles } from '#contract/sessions.ts';
import { replyMediaType } from '#server/http/media-type.ts';
import { originOf } from '#server/http/origin.ts';
import { pageLinks, readPage } from '#server/http/paging.ts';
import type { UserRow } from '#server/storage/tables.ts';
import type { Platform } from '../platform.ts';
import type { Guard } from '../sessions/guard.ts';
import { demandOwnTenant } from '../sessions/own-tenant.ts';
import { findUser } from '../sessions/store.ts';
import { describeUser } from './describe-user.ts';
import { listUsers } from './store.ts';
import { switchUser, userMissing } from './switch-user.ts';

const collection = '/user/:tenantId/users';
const item = `${collection}/:userName`;
const inTenant = z.object({ tenantId: z.string() });
const named = z.object({ tenantId: z.string(), userName: z.string() });

/** A tenant's users, people and devices (OAS: Users). */
export function userRoutes(root: FastifyInstance, platform: Platform, guard: Guard): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const { storage } = platform;
  const mayRead = guard.allow(roles.userManagementRead, roles.userManagementAdmin);
  const mayWrite = guard.allow(roles.userManagementAdmin);

  app.get(
    collection,
    {
      schema: { params: inTenant, querystring: userQuery, response: { 200: platformUserCollection } },
      onRequest: mayRead,
    },
    async (request, reply) => {
      const { tenantId } = request.params;
      await demandOwnTenant(storage, guard.principal(request), tenantId);
      const { onlyDevices, username = '' } = request.query;
      const page = readPage(request.query);
      const wanted = { kind: onlyDevices === 'true' ? 'device' : 'person', namePrefix: username } as const;
      const { users, total } = await listUsers(storage, tenantId, wanted, page);
      const origin = originOf(request);
      reply.type(replyMediaType(request.headers.accept, 'userCollection'));
      return { users: users.map((row) => describeRow(row, origin)), ...pageLinks(request, page, total) };
    },
  );

  app.get(
    item,
    { schema: { params: named, response: { 200: platformUser } }, onRequest: mayRead },
    async (request, reply) => {
      const { tenantId, userName } = request.params;
      await demandOwnTenant(storage, guard.principal(request), tenantId);
      const row = await findUser(storage, tenantId, userName);
      if (row === undefined) throw userMissing(userName);
      reply.type(replyMediaType(request.headers.accept, 'user'));
      return describeRow(row, originOf(request));
    },
  );

  app.put(
    item,
    { schema: { params: named, body: updateUser, response: { 200: platformUser } }, onRequest: mayWrite },
    async (request, reply) => {
      const { tenantId, userName } = request.params;
      await demandOwnTenant(storage, guard.principal(request), tenantId);
      const { enabled } = request.body;
      const row =
        enabled === undefined
          ? await findUser(storage, tenantId, userName)
          : await switchUser(platform, guard.principal(request), userName, enabled);
      if (row === undefined) throw userMissing(userName);
      reply.type(replyMediaType(request.headers.accept, 'user'));
      return describeRow(row, originOf(request));
    },
  );
}

function describeRow({ tenant_id, user_name, kind, enabled }: UserRow, origin: string) {
  return describeUser({ tenantId: tenant_id, userName: user_name, kind, enabled: enabled === 1 }, origin);
}
