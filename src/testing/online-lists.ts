import { startListServer, type ListServer } from './list-server.ts';
import { startTestGatehouse, type TestGatehouse } from './start-gatehouse.ts';

/** Starts a server whose tenant wants the lists at distribution points, beside a server of lists that it may ask. */
export async function startWithLists(): Promise<{
  gatehouse: TestGatehouse;
  server: ListServer;
  stop: () => Promise<void>;
}> {
  const server = await startListServer();
  const gatehouse = await startTestGatehouse({ GATEHOUSE_CRL_ALLOWED_HOSTS: server.host });
  await gatehouse.call('PUT', '/tenant/options/configuration/crl.online.check.enabled', { json: { value: true } });
  const stop = async (): Promise<void> => {
    await gatehouse.stop();
    await server.stop();
  };
  return { gatehouse, server, stop };
}
