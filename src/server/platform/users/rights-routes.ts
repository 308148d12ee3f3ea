import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { GatehouseError } from '#contract/error-codes.ts';
import { pageQuery } from '#contract/paging.ts';
import { roles } from '#contract/sessions.ts';
import {
  groupMember,
  groupNames,
  roleAssignment,
  roleCollection,
  roleReference,
  userGroup,
  userGroupCollection,
  type GroupName,
} from '#contract/users.ts';
import { originOf } from '#server/http/origin.ts';
import { pageLinks, readPage } from '#server/http/paging.ts';
import type { Platform } from '../platform.ts';
import type { Guard } from '../sessions/guard.ts';
import { demandOwnTenant } from '../sessions/own-tenant.ts';
import { giveRight, takeRight } from './change-rights.ts';
import { describeGroup, describeRole } from './describe-user.ts';
import { personRoles } from './effective-roles.ts';

const groups = '/user/:tenantId/groups';
const inTenant = z.object({ tenantId: z.string() });
const ofUser = z.object({ tenantId: z.string(), userName: z.string() });
const ofGroup = z.object({ tenantId: z.string(), group: z.string() });

/** Roles and groups, and who has them (OAS: Roles, Groups). */
export function rightsRoutes(root: FastifyInstance, platform: Platform, guard: Guard): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const mayRead = guard.allow(roles.userManagementRead, roles.userManagementAdmin);
  const mayWrite = guard.allow(roles.userManagementAdmin);
  const callerIn = async (request: FastifyRequest, tenantId: string) => {
    const caller = guard.principal(request);
    await demandOwnTenant(platform.storage, caller, tenantId);
    return caller;
  };

  app.get(
    '/user/roles',
    { schema: { querystring: pageQuery, response: { 200: roleCollection } }, onRequest: mayRead },
    (request) => {
      const page = readPage(request.query);
      const shown = personRoles.slice(page.offset, page.offset + page.limit);
      return {
        roles: shown.map((name) => describeRole(name, originOf(request))),
        ...pageLinks(request, page, personRoles.length),
      };
    },
  );

  app.get(
    '/user/roles/:name',
    { schema: { params: z.object({ name: z.string() }), response: { 200: roleReference } }, onRequest: mayRead },
    (request) => {
      const { name } = request.params;
      if (!personRoles.some((role) => role === name))
        throw new GatehouseError('not-found', `There is no role ${name}.`);
      return describeRole(name, originOf(request));
    },
  );

  app.post(
    '/user/:tenantId/users/:userName/roles',
    { schema: { params: ofUser, body: roleAssignment }, onRequest: mayWrite },
    async (request, reply) => {
      const caller = await callerIn(request, request.params.tenantId);
      const { id, name, self } = request.body.role;
      const role = nameIn('role', id ?? name, self);
      await giveRight(platform, caller, request.params.userName, { role });
      const described = describeRole(role, originOf(request));
      return reply.code(201).send({ role: described, self: described.self });
    },
  );

  app.delete(
    '/user/:tenantId/users/:userName/roles/:role',
    { schema: { params: z.extend(ofUser, { role: z.string() }) }, onRequest: mayWrite },
    async (request, reply) => {
      const caller = await callerIn(request, request.params.tenantId);
      const { userName, role } = request.params;
      await takeRight(platform, caller, userName, { role });
      return reply.code(204).send();
    },
  );

  app.get(
    groups,
    {
      schema: { params: inTenant, querystring: pageQuery, response: { 200: userGroupCollection } },
      onRequest: mayRead,
    },
    async (request) => {
      const { tenantId } = await callerIn(request, request.params.tenantId);
      const page = readPage(request.query);
      const shown = groupNames.slice(page.offset, page.offset + page.limit);
      return {
        groups: shown.map((name) => describeGroup(name, tenantId, originOf(request))),
        ...pageLinks(request, page, groupNames.length),
      };
    },
  );

  app.get(
    `${groups}/:group`,
    { schema: { params: ofGroup, response: { 200: userGroup } }, onRequest: mayRead },
    async (request) => {
      const { tenantId } = await callerIn(request, request.params.tenantId);
      return describeGroup(groupOf(request.params.group), tenantId, originOf(request));
    },
  );

  app.post(
    `${groups}/:group/users`,
    { schema: { params: ofGroup, body: groupMember }, onRequest: mayWrite },
    async (request, reply) => {
      const caller = await callerIn(request, request.params.tenantId);
      const group = groupOf(request.params.group);
      const { id, userName: name, self } = request.body.user;
      const userName = nameIn('user', id ?? name, self);
      await giveRight(platform, caller, userName, { group });
      const link = `${originOf(request)}/user/${caller.tenantId}/users/${encodeURIComponent(userName)}`;
      return reply.code(201).send({ user: { id: userName, userName, self: link }, self: link });
    },
  );

  app.delete(
    `${groups}/:group/users/:userName`,
    { schema: { params: z.extend(ofGroup, { userName: z.string() }) }, onRequest: mayWrite },
    async (request, reply) => {
      const caller = await callerIn(request, request.params.tenantId);
      await takeRight(platform, caller, request.params.userName, { group: groupOf(request.params.group) });
      return reply.code(204).send();
    },
  );
}

/** A group by its id. @throws GatehouseError `not-found` */
function groupOf(id: string): GroupName {
  const name = groupNames.find((group) => group === id);
  if (name === undefined) throw new GatehouseError('not-found', `There is no group ${id}.`);
  return name;
}

/** What a reference names: by itself, or by the last part of its link, as Cumulocity's own pages send it. */
function nameIn(kind: string, name: string | undefined, self: string | undefined): string {
  const last = self?.split('?', 1)[0]?.split('/').at(-1);
  try {
    const found = name ?? decodeURIComponent(last ?? '');
    if (found !== '') return found;
  } catch {
    // Not percent-encoding: it names nothing.
  }
  throw new GatehouseError('validation-failed', `The ${kind} is named neither by id nor by link.`);
}
