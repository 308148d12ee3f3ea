import type { FastifyInstance } from 'fastify';
import type { SigningKeys } from './signing-keys.ts';

/** `GET /.well-known/jwks.json`: every key that a valid token may be signed with (RFC 7517 5). */
export function tokenKeyRoutes(app: FastifyInstance, keys: SigningKeys): void {
  const keySet = { keys: [...keys.byId.values()].map((key) => key.publicJwk) };
  app.get('/.well-known/jwks.json', (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(keySet),
  );
}
