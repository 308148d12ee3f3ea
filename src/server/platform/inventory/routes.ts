import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import {
  createManagedObject,
  managedObject,
  managedObjectCollection,
  managedObjectCount,
  managedObjectCountQuery,
  managedObjectQuery,
  managedObjectsPath,
  managedObjectUser,
} from '#contract/device-registration.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import { roles } from '#contract/sessions.ts';
import { replyMediaType } from '#server/http/media-type.ts';
import { originOf } from '#server/http/origin.ts';
import { pageLinks, readPage } from '#server/http/paging.ts';
import type { Platform } from '../platform.ts';
import type { Guard } from '../sessions/guard.ts';
import { findUser } from '../sessions/store.ts';
import { createObject } from './create-object.ts';
import { describeManagedObject, managedObjectUrl } from './describe-managed-object.ts';
import { demandManagedObject, inventoryScope } from './inventory-scope.ts';
import { countManagedObjects, listManagedObjects } from './store.ts';

const item = `${managedObjectsPath}/:id`;
const named = z.object({ id: z.string() });

/** Managed objects, as far as registering devices needs them (contract 1.5). */
export function inventoryRoutes(root: FastifyInstance, { storage, now }: Platform, guard: Guard): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const mayRead = guard.allow(roles.inventoryRead, roles.inventoryAdmin);
  const mayCreate = guard.allow(roles.inventoryCreate, roles.inventoryAdmin);

  app.get(
    managedObjectsPath,
    { schema: { querystring: managedObjectQuery, response: { 200: managedObjectCollection } }, onRequest: mayRead },
    async (request, reply) => {
      const page = readPage(request.query);
      const scope = inventoryScope(guard.principal(request));
      const { objects, total } = await listManagedObjects(storage, scope, request.query, page);
      reply.type(replyMediaType(request.headers.accept, 'managedObjectCollection'));
      return {
        managedObjects: objects.map((row) => describeManagedObject(row, originOf(request))),
        ...pageLinks(request, page, total),
      };
    },
  );

  app.get(
    `${managedObjectsPath}/count`,
    { schema: { querystring: managedObjectCountQuery, response: { 200: managedObjectCount } }, onRequest: mayRead },
    (request) => countManagedObjects(storage, inventoryScope(guard.principal(request)), request.query),
  );

  app.post(
    managedObjectsPath,
    { schema: { body: createManagedObject, response: { 201: managedObject } }, onRequest: mayCreate },
    async (request, reply) => {
      const owner = guard.principal(request);
      const row = await storage
        .transaction()
        .execute((transaction) => createObject(transaction, owner, request.body, now()));
      const described = describeManagedObject(row, originOf(request));
      return reply
        .code(201)
        .header('location', described.self)
        .type(replyMediaType(request.headers.accept, 'managedObject'))
        .send(described);
    },
  );

  app.get(
    item,
    { schema: { params: named, response: { 200: managedObject } }, onRequest: mayRead },
    async (request, reply) => {
      const row = await demandManagedObject(storage, guard.principal(request), request.params.id);
      reply.type(replyMediaType(request.headers.accept, 'managedObject'));
      return describeManagedObject(row, originOf(request));
    },
  );

  app.get(
    `${item}/user`,
    { schema: { params: named, response: { 200: managedObjectUser } }, onRequest: mayRead },
    async (request, reply) => {
      const { tenant_id, owner, id } = await demandManagedObject(storage, guard.principal(request), request.params.id);
      const user = await findUser(storage, tenant_id, owner);
      if (user?.kind !== 'device') {
        throw new GatehouseError('not-found', `The managed object ${id} belongs to no device.`, { id });
      }
      reply.type(replyMediaType(request.headers.accept, 'managedObjectUser'));
      const self = `${managedObjectUrl(originOf(request), id)}/user`;
      return { userName: user.user_name, enabled: user.enabled === 1, self };
    },
  );
}
