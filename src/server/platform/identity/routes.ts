import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { createExternalId, externalId, externalIdCollection, type ExternalId } from '#contract/device-registration.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import { roles } from '#contract/sessions.ts';
import { replyMediaType } from '#server/http/media-type.ts';
import { originOf } from '#server/http/origin.ts';
import type { ExternalIdRow } from '#server/storage/tables.ts';
import { managedObjectUrl } from '../inventory/describe-managed-object.ts';
import { demandManagedObject, inventoryScope } from '../inventory/inventory-scope.ts';
import { findManagedObject } from '../inventory/store.ts';
import type { Platform } from '../platform.ts';
import type { Guard } from '../sessions/guard.ts';
import { findExternalId, insertExternalId, listExternalIds } from './store.ts';

const ofObject = '/identity/globalIds/:id/externalIds';
const byExternalId = '/identity/externalIds/:type/:externalId';

/** External ids of managed objects (OAS: Identity). */
export function identityRoutes(root: FastifyInstance, { storage }: Platform, guard: Guard): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const mayRead = guard.allow(roles.identityRead, roles.identityAdmin);
  const mayWrite = guard.allow(roles.identityAdmin);
  const inObject = z.object({ id: z.string() });
  const named = z.object({ type: z.string(), externalId: z.string() });

  app.get(
    byExternalId,
    { schema: { params: named, response: { 200: externalId } }, onRequest: mayRead },
    async (request, reply) => {
      const { type, externalId: id } = request.params;
      const principal = guard.principal(request);
      const row = await findExternalId(storage, principal.tenantId, type, id);
      const object = row && (await findManagedObject(storage, inventoryScope(principal), row.managed_object_id));
      if (row === undefined || object === undefined) {
        throw new GatehouseError('not-found', `There is no external id ${id} of type ${type}.`, { type, id });
      }
      reply.type(replyMediaType(request.headers.accept, 'externalId'));
      return describe(row, originOf(request));
    },
  );

  app.get(
    ofObject,
    { schema: { params: inObject, response: { 200: externalIdCollection } }, onRequest: mayRead },
    async (request, reply) => {
      const { tenant_id, id } = await demandManagedObject(storage, guard.principal(request), request.params.id);
      const origin = originOf(request);
      reply.type(replyMediaType(request.headers.accept, 'externalIdCollection'));
      return {
        externalIds: (await listExternalIds(storage, tenant_id, id)).map((row) => describe(row, origin)),
        self: `${origin}/identity/globalIds/${id}/externalIds`,
      };
    },
  );

  app.post(
    ofObject,
    { schema: { params: inObject, body: createExternalId, response: { 201: externalId } }, onRequest: mayWrite },
    async (request, reply) => {
      const object = await demandManagedObject(storage, guard.principal(request), request.params.id);
      const { type, externalId: id } = request.body;
      const row = { tenant_id: object.tenant_id, type, external_id: id, managed_object_id: object.id };
      if (!(await insertExternalId(storage, row))) {
        throw new GatehouseError('conflict', `The external id ${id} of type ${type} is taken.`, { type, id });
      }
      const form = replyMediaType(request.headers.accept, 'externalId');
      return reply
        .code(201)
        .type(form)
        .send(describe(row, originOf(request)));
    },
  );
}

function describe({ type, external_id, managed_object_id }: ExternalIdRow, origin: string): ExternalId {
  return {
    externalId: external_id,
    type,
    managedObject: { id: String(managed_object_id), self: managedObjectUrl(origin, managed_object_id) },
    self: `${origin}/identity/externalIds/${encodeURIComponent(type)}/${encodeURIComponent(external_id)}`,
  };
}
