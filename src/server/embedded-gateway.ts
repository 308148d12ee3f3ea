import type { FastifyInstance } from 'fastify';
import { deviceAccessTokenPath } from '#contract/device-access-token.ts';
import type { Config } from './config.ts';
import { platformReply, type AskPlatform } from './gateway/ask-platform.ts';
import type { GatewayPlan } from './gateway/gateway.ts';
import { listenerUrl } from './listen.ts';

/** Origin of the device endpoint, by the name that its certificate carries. */
export function deviceOrigin({ tenantDomain }: Config, port: number): string {
  return listenerUrl(true, tenantDomain, port);
}

/** What the gateway needs to know of the platform in the same process. */
export function embeddedTarget(config: Config, devicePort: number, ca: string | undefined): GatewayPlan['target'] {
  return {
    endpoint: new URL(deviceAccessTokenPath, deviceOrigin(config, devicePort)),
    // The tenant's domain may lead elsewhere, or nowhere: the listener itself is what is tested.
    connectTo: reachable(config.deviceHost),
    ca: ca === undefined ? undefined : [ca],
  };
}

/** Asks the platform through the very routes that the network reaches, without the network. */
export function askInProcess(app: FastifyInstance): AskPlatform {
  return async (path, headers, caller) => {
    const {
      statusCode,
      body,
      headers: replied,
    } = await app.inject({
      method: 'GET',
      url: path,
      headers: caller?.host === undefined ? headers : { ...headers, host: caller.host },
      ...(caller === undefined ? {} : { remoteAddress: caller.address }),
    });
    return platformReply({ status: statusCode, body, retryAfter: replied['retry-after'] });
  };
}

/** An address at which a listener on this host can be reached from here. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '::1' : host;
}
