import { startTestGatehouse, type TestGatehouse } from './start-gatehouse.ts';

/** Starts a server that plays the vendor's cloud, and one whose console works on that. */
export async function startRemotePair(): Promise<{
  cloud: TestGatehouse;
  gateway: TestGatehouse;
  stop: () => Promise<void>;
}> {
  const cloud = await startTestGatehouse();
  const gateway = await startTestGatehouse({ GATEHOUSE_UPSTREAM: cloud.restUrl });
  const stop = async (): Promise<void> => {
    await gateway.stop();
    await cloud.stop();
  };
  return { cloud, gateway, stop };
}
