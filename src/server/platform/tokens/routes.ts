import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform.ts';

/** `GET /.well-known/jwks.json`: every key that a valid token may be signed with at this moment (RFC 7517 5). */
export function tokenKeyRoutes(app: FastifyInstance, { keys, now }: Pick<Platform, 'keys' | 'now'>): void {
  app.get('/.well-known/jwks.json', (_request, reply) => {
    const accepted = [...keys.byId.values()].filter(({ acceptedUntil = Infinity }) => acceptedUntil > now().getTime());
    return reply.header('cache-control', 'public, max-age=60').send({ keys: accepted.map((key) => key.publicJwk) });
  });
}
