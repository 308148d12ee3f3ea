import { join } from 'node:path';
import type { Config } from './config.ts';
import { closeDeviceServer, openDeviceServer } from './device-server.ts';
import { askInProcess, deviceOrigin, embeddedTarget } from './embedded-gateway.ts';
import { gateway } from './gateway/gateway.ts';
import { keepHouse } from './housekeeping.ts';
import { healthRoute } from './http/health.ts';
import type { Log } from './http/log.ts';
import { createRestApp } from './http/rest-app.ts';
import { createDeviceListener } from './platform/device-access-token/device-listener.ts';
import type { Platform } from './platform/platform.ts';
import { openApiRoute } from './openapi/openapi-route.ts';
import { listRoutes } from './openapi/route-list.ts';
import { platformRoutes } from './platform/routes.ts';
import { resolveHost } from './platform/revocation/distribution-points/resolve-host.ts';
import { createRevocationLists } from './platform/revocation/distribution-points/revocation-lists.ts';
import { loadSecretSeal } from './platform/second-factor/secret-seal.ts';
import { adminName, createFirstAdmin, generatePassword } from './platform/sessions/first-admin.ts';
import { tellPassword } from './platform/sessions/tell-password.ts';
import { ensureTenant } from './platform/tenants.ts';
import { listDomains } from './platform/tenants/store.ts';
import { ownIssuer } from './platform/tls/own-authority.ts';
import { serverCredentials } from './platform/tls/server-credentials.ts';
import { createAttemptRecorder } from './platform/token-attempts/attempt-recorder.ts';
import { forgetExpiredRevocations } from './platform/tokens/revocations.ts';
import { forgetEndedKeys, keyFolder } from './platform/tokens/rotate-keys.ts';
import { loadSigningKeys } from './platform/tokens/signing-keys.ts';
import { createRenewal, followNames } from './renew-certificate.ts';
import { closeRestServer, openRestServer } from './rest-server.ts';
import { startRemote } from './start-remote.ts';
import { openDatabase } from './storage/open-storage.ts';

/** What a server gets from outside itself. */
export interface Surroundings {
  now: () => Date;
  /** Gives as many random octets as asked for. */
  random: (size: number) => Uint8Array;
  log: Log;
  /** Writes one line to the operator's terminal; absent where there is none. */
  print?: (line: string) => void;
}

/** A server that accepts requests. */
export interface Gatehouse {
  /** Origin of console and REST. */
  restUrl: string;
  /** Origin of the device endpoint. */
  deviceUrl: string;
  /** Finishes what is in flight, 10 s at most, and closes everything. */
  stop: () => Promise<void>;
}

/** Milliseconds that requests in flight have to finish on a stop. */
const graceMs = 10_000;
/** Where `npm run build` puts the console. */
const consoleFolder = join(import.meta.dirname, '../../dist/console');

/**
 * Puts the parts together and starts them.
 * @throws PortTakenError, or Error where the data folder or the TLS files cannot be used.
 */
export async function startGatehouse(config: Config, surroundings: Surroundings): Promise<Gatehouse> {
  const { log, now } = surroundings;
  const { upstream } = config;
  if (upstream !== undefined) return startRemote({ config, upstream, now, log, consoleFolder, graceMs });
  const platform = await openPlatform(config, surroundings);
  const certificate = {
    folder: join(config.dataFolder, 'tls'),
    names: async () => [config.host, config.deviceHost, ...(await listDomains(platform.storage))],
    crypto,
    ...(config.tlsFiles === undefined ? {} : { own: config.tlsFiles }),
  };
  const credentials = await serverCredentials({ ...certificate, at: now() });
  const app = await createRestApp({ log, tls: config.tls ? credentials : undefined });
  const devices = createDeviceListener(platform, credentials, log);
  const renew = createRenewal(certificate, credentials, { rest: app.server, devices }, now);
  platform.tenantsChanged = () =>
    renew().catch((error: unknown) => log.error({ err: error }, 'the certificate could not be renewed'));
  const endFollowing = followNames(() => listDomains(platform.storage), platform.tenantsChanged);
  const endHousekeeping = keepHouse(
    {
      'forget ended signing keys': async () => forgetEndedKeys(config.dataFolder, now()),
      'forget ended revocations': () => forgetExpiredRevocations(platform.storage, now()),
      'renew the certificate': renew,
    },
    log,
  );
  const stop = async (): Promise<void> => {
    await Promise.all([closeRestServer(app, graceMs), closeDeviceServer(devices, graceMs)]);
    endFollowing();
    await endHousekeeping();
    await platform.attempts.stop();
    await platform.storage.destroy();
  };
  try {
    const devicePlan = { host: config.deviceHost, port: config.devicePort, variable: 'GATEHOUSE_DEVICE_PORT' };
    const devicePort = await openDeviceServer(devices, devicePlan);
    const routes = listRoutes(app);
    healthRoute(app);
    openApiRoute(app, routes, deviceOrigin(config, devicePort));
    platformRoutes(app, platform);
    await gateway(app, {
      consoleFolder,
      ask: askInProcess(app),
      now: surroundings.now,
      mode: 'embedded',
      target: embeddedTarget(config, devicePort, credentials.ca),
      ownCa: credentials.ca,
    });
    return { restUrl: await openRestServer(app, config), deviceUrl: deviceOrigin(config, devicePort), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openPlatform(config: Config, { now, random, log, print }: Surroundings): Promise<Platform> {
  const { dataFolder, tenantId } = config;
  const { storage, changes, lookUps, toDisk } = await openDatabase(dataFolder);
  await ensureTenant(storage, { id: tenantId, domain: config.tenantDomain }, now());
  await createFirstAdmin({ storage, now, random, tenantId }, () => {
    if (config.adminPassword !== undefined) return config.adminPassword;
    const password = generatePassword(random);
    tellPassword({ dataFolder, userName: adminName, password, print });
    return password;
  });
  const keys = loadSigningKeys(keyFolder(dataFolder), config.tokenAlgorithm);
  const attempts = createAttemptRecorder({
    storage,
    toDisk,
    log,
    now,
    tenantId,
    keepDays: config.attemptsKeepDays,
    keepCount: config.attemptsKeepCount,
  });
  const crlIssuer = () => ownIssuer({ folder: join(dataFolder, 'tls'), at: now(), crypto });
  const revocationLists = createRevocationLists({ allowedHosts: config.crlAllowedHosts, resolve: resolveHost }, log);
  const seal = loadSecretSeal(join(dataFolder, 'second-factor-key'), random);
  return {
    storage,
    changes,
    lookUps,
    keys,
    seal,
    now,
    random,
    tenantId,
    crlIssuer,
    revocationLists,
    attempts,
    tenantsChanged: () => Promise.resolve(),
  };
}
