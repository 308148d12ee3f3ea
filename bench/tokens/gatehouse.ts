import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';
import { deviceAccessTokenPath, deviceAccessTokenReply } from '#contract/device-access-token.ts';
import { fleetFiles, type Fleet } from './fleet.ts';
import { freePort } from './free-port.ts';
import { deviceTokenRequest, pinned, startProcess, type TokenServer } from './token-server.ts';

/** Gatehouse as an operator runs it, with its own data folder; console and REST speak TLS too. */
export interface GatehouseServer extends TokenServer {
  restPort: number;
}

/** The tenant of the benchmarks. */
export const benchTenant = 't1001';
const password = 'bench-admin-password';

/** Starts the server on a data folder, which it makes on the first start. */
export async function startGatehouse(name: string, fleet: Fleet, dataFolder: string): Promise<GatehouseServer> {
  const [port, restPort] = [await freePort(), await freePort()];
  const main = fileURLToPath(import.meta.resolve('#server/main.ts'));
  const { pid, stop } = await startProcess(process.execPath, ['--expose-gc', ...engineFlags(), main], {
    ...process.env,
    GATEHOUSE_DATA: dataFolder,
    GATEHOUSE_PORT: String(restPort),
    GATEHOUSE_DEVICE_PORT: String(port),
    GATEHOUSE_TLS: 'on',
    GATEHOUSE_TLS_CERT: join(fleet.folder, fleetFiles.certificate),
    GATEHOUSE_TLS_KEY: join(fleet.folder, fleetFiles.key),
    GATEHOUSE_ADMIN_PASSWORD: password,
    GATEHOUSE_TENANT_ID: benchTenant,
  });
  return { name, pid, port, restPort, request: deviceTokenRequest, stop };
}

/** As in `npm start`, on the core that the server is on. */
function engineFlags(): string[] {
  const script = fileURLToPath(new URL('../../scripts/engine-flags.ts', import.meta.url));
  const [command, words] = pinned('server', process.execPath, [script]);
  return execFileSync(command, words, { encoding: 'utf8' }).split(/\s+/).filter(Boolean);
}

/** Registers the fleet's CA, as an admin does. */
export async function registerAuthority(server: GatehouseServer, fleet: Fleet): Promise<void> {
  const dispatcher = new Agent({ connect: { ca: fleet.authority } });
  const address = `https://127.0.0.1:${server.restPort}/tenant/tenants/${benchTenant}/trusted-certificates`;
  const { statusCode, body } = await request(address, {
    dispatcher,
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${benchTenant}/admin:${password}`)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      name: 'Bench Device CA',
      certInPemFormat: fleet.authority,
      status: 'ENABLED',
      autoRegistrationEnabled: true,
    }),
  });
  const answer = await body.text();
  await dispatcher.close();
  if (statusCode !== 201) throw new Error(`The CA was not registered: ${statusCode} ${answer}`);
}

/** One token of the fleet's first device. */
export async function getToken(server: GatehouseServer, fleet: Fleet): Promise<string> {
  const identity = await readFile(fleet.devices[0] ?? '', 'utf8');
  const dispatcher = new Agent({ connect: { ca: fleet.authority, cert: identity, key: identity } });
  const { body } = await request(`https://127.0.0.1:${server.port}${deviceAccessTokenPath}`, {
    dispatcher,
    method: 'POST',
  });
  const { accessToken } = deviceAccessTokenReply.parse(await body.json());
  await dispatcher.close();
  return accessToken;
}
