import type { FastifyInstance } from 'fastify';
import { GatehouseError } from '#contract/error-codes.ts';
import { acceptsForm, replyMediaType } from '#server/http/media-type.ts';
import { originOf } from '#server/http/origin.ts';
import type { Platform } from '../platform.ts';
import { findFactor } from '../second-factor/store.ts';
import { managementTenantId } from '../tenants.ts';
import { describeRole, describeUser } from '../users/describe-user.ts';
import type { Guard } from './guard.ts';
import { credentialsRefused } from './principal.ts';
import { findTenantDomain, findUser } from './store.ts';

/** Who is signed in, and to which tenant (contract 4). */
export function currentRoutes(app: FastifyInstance, { storage }: Platform, guard: Guard): void {
  app.get('/tenant/currentTenant', { onRequest: guard.allow() }, async (request, reply) => {
    const { tenantId } = guard.principal(request);
    const domainName = await findTenantDomain(storage, tenantId);
    if (domainName === undefined)
      throw new GatehouseError('tenant-not-found', `There is no tenant with id = ${tenantId}`);
    const origin = originOf(request);
    reply.type(replyMediaType(request.headers.accept, 'currentTenant'));
    return {
      name: tenantId,
      domainName,
      allowCreateTenants: tenantId === managementTenantId,
      customProperties: {},
      applications: { references: [], self: `${origin}/tenant/tenants/${tenantId}/applications` },
      self: `${origin}/tenant/currentTenant`,
    };
  });

  /** `user+json` tells the roles given to the user and to groups, `currentUser+json` what both come to. */
  app.get('/user/currentUser', { onRequest: guard.allow() }, async (request, reply) => {
    const { accept } = request.headers;
    const asUser = acceptsForm(accept, 'user');
    const principal = guard.principal(request);
    const row = await findUser(storage, principal.tenantId, principal.userName);
    if (row === undefined) throw credentialsRefused();
    const factor = await findFactor(storage, principal);
    const origin = originOf(request);
    const { roles, groups, ...user } = describeUser(row, factor?.active === 1, origin);
    return reply.type(replyMediaType(accept, asUser ? 'user' : 'currentUser')).send({
      ...user,
      ...(asUser ? { roles, groups } : { effectiveRoles: principal.roles.map((name) => describeRole(name, origin)) }),
    });
  });
}
