import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { GatehouseError } from '#contract/error-codes.ts';
import { roles, type Role } from '#contract/sessions.ts';
import {
  createTenant as createTenantBody,
  tenant,
  tenantCollection,
  tenantQuery,
  tenantsPath,
  updateTenant,
  type Tenant,
} from '#contract/tenants.ts';
import { replyMediaType } from '#server/http/media-type.ts';
import { originOf } from '#server/http/origin.ts';
import { pageLinks, readPage } from '#server/http/paging.ts';
import type { TenantRow } from '#server/storage/tables.ts';
import type { Platform } from '../platform.ts';
import type { Guard } from '../sessions/guard.ts';
import { managementTenantId } from '../tenants.ts';
import { changeTenant, createTenant, deleteTenant, demandTenant } from './manage-tenants.ts';
import { listTenants } from './store.ts';

const item = `${tenantsPath}/:id`;
const named = z.object({ id: z.string() });

/** The platform's tenants (OAS: Tenants), for people of the management tenant alone. */
export function tenantRoutes(root: FastifyInstance, platform: Platform, guard: Guard): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const manager = (...allowed: Role[]): ReturnType<Guard['allow']> => {
    const holdsRole = guard.allow(...allowed);
    return async (request, reply) => {
      await holdsRole(request, reply);
      const { tenantId, kind } = guard.principal(request);
      if (tenantId !== managementTenantId || kind !== 'person') {
        throw new GatehouseError('forbidden', 'Access is denied.');
      }
    };
  };
  const mayRead = manager(roles.tenantManagementRead, roles.tenantManagementAdmin);
  const mayWrite = manager(roles.tenantManagementAdmin);

  app.get(
    tenantsPath,
    { schema: { querystring: tenantQuery, response: { 200: tenantCollection } }, onRequest: mayRead },
    async (request, reply) => {
      const page = readPage(request.query);
      const { tenants, total } = await listTenants(platform.storage, request.query, page);
      reply.type(replyMediaType(request.headers.accept, 'tenantCollection'));
      return {
        tenants: tenants.map((row) => describe(row, originOf(request))),
        ...pageLinks(request, page, total),
      };
    },
  );

  app.post(
    tenantsPath,
    { schema: { body: createTenantBody, response: { 201: tenant } }, onRequest: mayWrite },
    async (request, reply) => {
      const row = await createTenant(platform, guard.principal(request), request.body);
      const described = describe(row, originOf(request));
      return reply
        .code(201)
        .type(replyMediaType(request.headers.accept, 'tenant'))
        .header('location', described.self)
        .send(described);
    },
  );

  app.get(
    item,
    { schema: { params: named, response: { 200: tenant } }, onRequest: mayRead },
    async (request, reply) => {
      const row = await demandTenant(platform.storage, request.params.id);
      reply.type(replyMediaType(request.headers.accept, 'tenant'));
      return describe(row, originOf(request));
    },
  );

  app.put(
    item,
    { schema: { params: named, body: updateTenant, response: { 200: tenant } }, onRequest: mayWrite },
    async (request, reply) => {
      const row = await changeTenant(platform, guard.principal(request), request.params.id, request.body);
      reply.type(replyMediaType(request.headers.accept, 'tenant'));
      return describe(row, originOf(request));
    },
  );

  app.delete(item, { schema: { params: named }, onRequest: mayWrite }, async (request, reply) => {
    await deleteTenant(platform, guard.principal(request), request.params.id);
    return reply.code(204).send();
  });
}

function describe(row: TenantRow, origin: string): Tenant & { self: string } {
  return {
    id: row.id,
    domain: row.domain,
    status: row.suspended_at === null ? 'ACTIVE' : 'SUSPENDED',
    ...(row.company === null ? {} : { company: row.company }),
    ...(row.contact_name === null ? {} : { contactName: row.contact_name }),
    creationTime: new Date(row.created_at).toISOString(),
    self: `${origin}${tenantsPath}/${row.id}`,
  };
}
