import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCACertificates } from 'node:tls';
import { deviceAccessTokenPath } from '#contract/device-access-token.ts';
import type { Config } from './config.ts';
import { gateway } from './gateway/gateway.ts';
import { createUpstream } from './gateway/upstream/upstream.ts';
import { upstreamRoutes } from './gateway/upstream/routes.ts';
import { healthRoute } from './http/health.ts';
import type { Log } from './http/log.ts';
import { createRestApp } from './http/rest-app.ts';
import { openApiRoute } from './openapi/openapi-route.ts';
import { listRoutes } from './openapi/route-list.ts';
import { serverCredentials } from './platform/tls/server-credentials.ts';
import { closeRestServer, openRestServer } from './rest-server.ts';

/** What starts a server in front of a remote tenant. */
export interface RemotePlan {
  config: Config;
  upstream: NonNullable<Config['upstream']>;
  now: () => Date;
  log: Log;
  /** Where the built console lies. */
  consoleFolder: string;
  /** Milliseconds that requests in flight have to finish on a stop. */
  graceMs: number;
}

/** Starts the console with a remote Cumulocity tenant behind it: no platform, no database, no device endpoint here. */
export async function startRemote(
  plan: RemotePlan,
): Promise<{ restUrl: string; deviceUrl: string; stop: () => Promise<void> }> {
  const { config, now, log } = plan;
  const { origin, caFile, devicePort } = plan.upstream;
  const ca = caFile === undefined ? undefined : [...getCACertificates('default'), readFileSync(caFile, 'utf8')];
  const app = await createRestApp({ log, tls: config.tls ? await ownCredentials(config, now()) : undefined });
  const upstream = createUpstream(origin, ca);
  const stop = async (): Promise<void> => {
    await closeRestServer(app, plan.graceMs);
    await upstream.close();
  };
  const endpoint = new URL(deviceAccessTokenPath, `https://${new URL(origin).hostname}:${devicePort}`);
  try {
    const routes = listRoutes(app);
    healthRoute(app);
    openApiRoute(app, routes, endpoint.origin);
    await upstreamRoutes(app, upstream);
    const { consoleFolder } = plan;
    await gateway(app, { consoleFolder, ask: upstream.ask, now, mode: 'remote', target: { endpoint, ca } });
    return { restUrl: await openRestServer(app, config), deviceUrl: endpoint.origin, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function ownCredentials(config: Config, at: Date): ReturnType<typeof serverCredentials> {
  return serverCredentials({
    folder: join(config.dataFolder, 'tls'),
    names: () => Promise.resolve([config.host]),
    at,
    crypto,
    ...(config.tlsFiles === undefined ? {} : { own: config.tlsFiles }),
  });
}
