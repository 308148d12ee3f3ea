import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { listen, listenerUrl } from './listen.ts';

/** Lets console and REST accept connections. @returns their origin. @throws PortTakenError */
export async function openRestServer(app: FastifyInstance, config: Config): Promise<string> {
  const plan = { host: config.host, port: config.port, variable: 'GATEHOUSE_PORT' };
  await listen(plan, (host, port) => app.listen({ host, port, listenTextResolver: () => 'listening' }));
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the listener has no port');
  return listenerUrl(config.tls, config.host, address.port);
}

/** Accepts nothing more, lets requests in flight end, and cuts them off after the grace time. */
export async function closeRestServer(app: FastifyInstance, graceMs: number): Promise<void> {
  const overdue = setTimeout(() => app.server.closeAllConnections(), graceMs);
  await app.close();
  clearTimeout(overdue);
}
