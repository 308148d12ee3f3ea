import { once } from 'node:events';
import type { Server } from 'node:https';
import { listen, type ListenPlan } from './listen.ts';

/** Lets the device listener accept connections. @returns its port. @throws PortTakenError */
export async function openDeviceServer(server: Server, plan: ListenPlan): Promise<number> {
  await listen(plan, async (host, port) => {
    server.listen({ host, port });
    await once(server, 'listening');
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the device listener has no port');
  return address.port;
}

/** Accepts nothing more, lets requests in flight end, and cuts them off after the grace time. */
export async function closeDeviceServer(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const overdue = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(overdue);
}
