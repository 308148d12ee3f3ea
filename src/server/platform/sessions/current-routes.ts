import type { FastifyInstance } from 'fastify';
import { GatehouseError } from '#contract/error-codes.ts';
import { acceptsForm, replyMediaType } from '#server/http/media-type.ts';
import { originOf } from '#server/http/origin.ts';
import type { Platform } from '../platform.ts';
import { describeUser } from '../users/describe-user.ts';
import type { Guard } from './guard.ts';
import type { Principal } from './principal.ts';
import { findTenantDomain } from './store.ts';

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
      allowCreateTenants: false,
      customProperties: {},
      applications: { references: [], self: `${origin}/tenant/tenants/${tenantId}/applications` },
      self: `${origin}/tenant/currentTenant`,
    };
  });

  app.get('/user/currentUser', { onRequest: guard.allow() }, (request, reply) => {
    const { accept } = request.headers;
    const asUser = acceptsForm(accept, 'user');
    const principal = guard.principal(request);
    return reply.type(replyMediaType(accept, asUser ? 'user' : 'currentUser')).send({
      ...describeUser({ ...principal, enabled: true }, originOf(request)),
      ...rolesOf(principal, originOf(request), asUser),
    });
  });
}

/** `user+json` tells the roles given to the user and to groups, `currentUser+json` what both come to. */
function rolesOf({ roles, tenantId, userName }: Principal, origin: string, asUser: boolean) {
  const role = (name: string) => ({ id: name, name, self: `${origin}/user/roles/${name}` });
  if (!asUser) return { effectiveRoles: roles.map(role) };
  const user = `${origin}/user/${tenantId}/users/${encodeURIComponent(userName)}`;
  return {
    roles: {
      references: roles.map((name) => ({ role: role(name), self: `${user}/roles/${name}` })),
      self: `${user}/roles`,
    },
    groups: { references: [], self: `${user}/groups` },
  };
}
