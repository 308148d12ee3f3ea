import type { FastifyInstance } from 'fastify';
import { entityTag } from '#server/http/entity-tag.ts';
import { openApiPath } from './operations/server.ts';
import type { ListedRoute } from './route-list.ts';

/**
 * `GET /service/gatehouse/openapi.json`, for everybody: it says nothing that the source does not. Written at the first
 * call, so that a server that nobody asks spends neither time nor memory on it.
 */
export function openApiRoute(app: FastifyInstance, routes: readonly ListedRoute[], deviceOrigin: string): void {
  const write = async (): Promise<object> => {
    const [{ writeDocument }, { allOperations }] = await Promise.all([
      import('./write-document.ts'),
      import('./operations/all.ts'),
    ]);
    return writeDocument(routes, allOperations, { deviceOrigin });
  };
  let written: Promise<object> | undefined;
  app.get(openApiPath, async (_request, reply) => {
    written ??= write();
    const document = await written;
    return reply.header('etag', entityTag(document)).send(document);
  });
}
