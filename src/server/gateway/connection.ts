import type { FastifyInstance } from 'fastify';
import { connectionPath, platformCaPath, type Connection } from '#contract/token-tests.ts';
import type { AskPlatform } from './ask-platform.ts';
import { mayRead, requireRole } from './require-role.ts';

/** What the console shows of the platform behind, and the CA that devices and `curl` verify it with. */
export interface ConnectionFacts {
  mode: Connection['mode'];
  deviceEndpoint: string;
  /** PEM of the platform's own CA; absent where the device endpoint has another certificate. */
  ca?: string | undefined;
}

/** `GET /service/gatehouse/connection` for who is signed in, `GET /service/gatehouse/tls/ca.pem` for everybody. */
export function connectionRoutes(app: FastifyInstance, ask: AskPlatform, facts: ConnectionFacts): void {
  const { mode, deviceEndpoint, ca } = facts;
  app.get(connectionPath, async (request): Promise<Connection> => {
    await requireRole(ask, request, mayRead);
    return { mode, deviceEndpoint, ownCa: ca !== undefined };
  });
  if (ca === undefined) return;
  app.get(platformCaPath, (_request, reply) => reply.type('application/x-pem-file').send(ca));
}
