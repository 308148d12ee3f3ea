import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { passwordChange } from '#contract/account.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import { roles } from '#contract/sessions.ts';
import { createUser, platformUser, platformUserCollection, updateUser, userQuery } from '#contract/users.ts';
import { replyMediaType } from '#server/http/media-type.ts';
import { originOf } from '#server/http/origin.ts';
import { pageLinks, readPage } from '#server/http/paging.ts';
import type { Storage, UserRow } from '#server/storage/tables.ts';
import type { Platform } from '../platform.ts';
import { removeFactor } from '../second-factor/set-up.ts';
import { activeFactors } from '../second-factor/store.ts';
import { changePassword } from '../sessions/change-password.ts';
import type { PasswordChecker } from '../sessions/check-password.ts';
import type { Guard } from '../sessions/guard.ts';
import { demandOwnTenant } from '../sessions/own-tenant.ts';
import { findUser } from '../sessions/store.ts';
import { changeUser, createPerson, deleteUser } from './change-user.ts';
import { describeUser, userUrl } from './describe-user.ts';
import { listUsers } from './store.ts';
import { demandChangeable, userMissing } from './user-rules.ts';

const collection = '/user/:tenantId/users';
const item = `${collection}/:userName`;
const inTenant = z.object({ tenantId: z.string() });
const named = z.object({ tenantId: z.string(), userName: z.string() });

/** A tenant's users, people and devices (OAS: Users). */
export function userRoutes(root: FastifyInstance, platform: Platform, passwords: PasswordChecker, guard: Guard): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const { storage } = platform;
  const mayRead = guard.allow(roles.userManagementRead, roles.userManagementAdmin);
  const mayWrite = guard.allow(roles.userManagementAdmin);
  const callerIn = async (request: FastifyRequest, tenantId: string) => {
    const caller = guard.principal(request);
    await demandOwnTenant(storage, caller, tenantId);
    return caller;
  };

  app.get(
    collection,
    {
      schema: { params: inTenant, querystring: userQuery, response: { 200: platformUserCollection } },
      onRequest: mayRead,
    },
    async (request, reply) => {
      const { tenantId } = await callerIn(request, request.params.tenantId);
      const { onlyDevices, username = '' } = request.query;
      const page = readPage(request.query);
      const wanted = { kind: onlyDevices === 'true' ? 'device' : 'person', namePrefix: username } as const;
      const { users, total } = await listUsers(storage, tenantId, wanted, page);
      reply.type(replyMediaType(request.headers.accept, 'userCollection'));
      return { users: await describeAll(storage, tenantId, users, request), ...pageLinks(request, page, total) };
    },
  );

  app.post(
    collection,
    { schema: { params: inTenant, body: createUser, response: { 201: platformUser } }, onRequest: mayWrite },
    async (request, reply) => {
      const caller = await callerIn(request, request.params.tenantId);
      const row = await createPerson(platform, caller, request.body);
      const form = replyMediaType(request.headers.accept, 'user');
      const origin = originOf(request);
      return reply
        .code(201)
        .type(form)
        .header('location', userUrl(row, origin))
        .send(describeUser(row, false, origin));
    },
  );

  app.get(
    item,
    { schema: { params: named, response: { 200: platformUser } }, onRequest: mayRead },
    async (request, reply) => {
      const { tenantId } = await callerIn(request, request.params.tenantId);
      const row = await findUser(storage, tenantId, request.params.userName);
      if (row === undefined) throw userMissing(request.params.userName);
      reply.type(replyMediaType(request.headers.accept, 'user'));
      return describeOne(storage, row, request);
    },
  );

  app.put(
    item,
    { schema: { params: named, body: updateUser, response: { 200: platformUser } }, onRequest: mayWrite },
    async (request, reply) => {
      const caller = await callerIn(request, request.params.tenantId);
      const row = await changeUser(platform, caller, request.params.userName, request.body);
      reply.type(replyMediaType(request.headers.accept, 'user'));
      return describeOne(storage, row, request);
    },
  );

  app.delete(item, { schema: { params: named }, onRequest: mayWrite }, async (request, reply) => {
    const caller = await callerIn(request, request.params.tenantId);
    await deleteUser(platform, caller, request.params.userName);
    return reply.code(204).send();
  });

  app.put(
    `${item}/password`,
    { schema: { params: named, body: passwordChange }, onRequest: mayWrite },
    async (request, reply) => {
      const caller = await callerIn(request, request.params.tenantId);
      const { kind, user_name: userName } = await demandChangeable(storage, caller, request.params.userName);
      if (kind === 'device') throw new GatehouseError('conflict', 'Devices have no password.');
      await changePassword(platform, passwords, { caller, address: request.ip }, userName, request.body);
      return reply.code(200).send();
    },
  );

  app.delete(
    `${item}/totpSecret/revoke`,
    { schema: { params: named }, onRequest: mayWrite },
    async (request, reply) => {
      const caller = await callerIn(request, request.params.tenantId);
      const { tenant_id: tenantId, user_name: userName } = await demandChangeable(
        storage,
        caller,
        request.params.userName,
      );
      // People switch their own off with a code: this way out is for those who lost it.
      if (userName === caller.userName)
        throw new GatehouseError('conflict', 'This is for the second factor of others.');
      await removeFactor(storage, caller, { tenantId, userName }, platform.now());
      return reply.code(204).send();
    },
  );
}

async function describeAll(
  storage: Storage,
  tenantId: string,
  rows: readonly UserRow[],
  request: FastifyRequest,
): Promise<ReturnType<typeof describeUser>[]> {
  const people = rows.filter(({ kind }) => kind === 'person').map((row) => row.user_name);
  const active = await activeFactors(storage, tenantId, people);
  return rows.map((row) => describeUser(row, active.has(row.user_name), originOf(request)));
}

async function describeOne(storage: Storage, row: UserRow, request: FastifyRequest) {
  const active = await activeFactors(storage, row.tenant_id, [row.user_name]);
  return describeUser(row, active.has(row.user_name), originOf(request));
}
