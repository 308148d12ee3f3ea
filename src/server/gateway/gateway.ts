import type { FastifyInstance } from 'fastify';
import type { AskPlatform } from './ask-platform.ts';
import { connectionRoutes, type ConnectionFacts } from './connection.ts';
import { consolePage } from './console-page.ts';
import { tokenTestRoutes } from './token-test/routes.ts';
import { tokenTestTimes } from './token-test/run-token-test.ts';
import type { TokenTestTarget } from './token-test/open-connection.ts';

/** What the gateway is told of the platform behind it. */
export interface GatewayPlan {
  /** Where the built console lies. */
  consoleFolder: string;
  ask: AskPlatform;
  now: () => Date;
  mode: ConnectionFacts['mode'];
  target: TokenTestTarget;
  /** PEM of the platform's own CA, where the device endpoint's certificate comes from it. */
  ownCa?: string | undefined;
}

/** Everything on the console's origin that Cumulocity itself does not have: the page and `/service/gatehouse/`. */
export async function gateway(app: FastifyInstance, plan: GatewayPlan): Promise<void> {
  const { ask, now, mode, target, ownCa } = plan;
  connectionRoutes(app, ask, { mode, deviceEndpoint: target.endpoint.href, ca: ownCa });
  tokenTestRoutes(app, { target, ask, now, monotonic: () => performance.now(), limits: tokenTestTimes });
  await consolePage(app, plan.consoleFolder);
}
