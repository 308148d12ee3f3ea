import type { FastifyInstance } from 'fastify';

/** `GET /health`: the process accepts requests. */
export function healthRoute(app: FastifyInstance): void {
  app.get('/health', () => ({ status: 'UP' }));
}
