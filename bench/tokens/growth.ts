import { join } from 'node:path';
import type { Bar, Report, Table } from '../report.ts';
import { median, medianRatio } from '../statistics.ts';
import { fillStore } from './fill-store.ts';
import { createFleet, type Fleet } from './fleet.ts';
import { benchTenant, getToken, registerAuthority, startGatehouse, type GatehouseServer } from './gatehouse.ts';
import { prepareLoadClient, type Mode } from './load.ts';
import { measure, type Measurement } from './measure.ts';
import { pinningNote, type TokenServer } from './token-server.ts';

const grown = { anchors: 10_000, deviceUsers: 1_000_000, loggedOutTokens: 1_000_000 };
const names = { empty: 'empty store', grown: 'grown store' } as const;

const getting: Mode[] = [
  { connections: 'new', concurrency: 1 },
  { connections: 'keep-alive', concurrency: 1 },
];
const using: Mode[] = [{ connections: 'keep-alive', concurrency: 1 }];

/** Whether a token call gets slower with the store: getting a token, and using one on a REST call. */
export async function benchGrowth(quick: boolean): Promise<Report> {
  const now = new Date();
  const fleet = await createFleet(now);
  const servers: GatehouseServer[] = [];
  try {
    const { load, note } = await prepareLoadClient(fleet);
    const folders = { empty: join(fleet.folder, 'empty'), grown: join(fleet.folder, 'grown') };
    await fill(fleet, folders.grown, now);
    const small = await startGatehouse(names.empty, fleet, folders.empty);
    servers.push(small);
    await registerAuthority(small, fleet);
    servers.push(await startGatehouse(names.grown, fleet, folders.grown));
    const effort = quick ? { rounds: 3, seconds: 1 } : { rounds: 9, seconds: 2 };
    const got = await measure(servers, getting, load, effort);
    const callers = await Promise.all(servers.map((server) => callerWithToken(server, fleet)));
    const used = await measure(callers, using, load, effort);
    return {
      name: 'growth',
      bars: [...barsOf('getting a token', got), ...barsOf('using a token', used)],
      tables: [tableOf('getting a token', got), tableOf('using a token (GET /user/currentUser)', used)],
      notes: [note, pinningNote].filter((text) => text !== undefined),
    };
  } finally {
    for (const server of servers) await server.stop();
    await fleet.remove();
  }
}

/** The store grows between two runs of its server, after the fleet's CA was registered. */
async function fill(fleet: Fleet, dataFolder: string, now: Date): Promise<void> {
  const first = await startGatehouse(names.grown, fleet, dataFolder);
  try {
    await registerAuthority(first, fleet);
  } finally {
    await first.stop();
  }
  await fillStore(dataFolder, benchTenant, grown, now);
}

async function callerWithToken(server: GatehouseServer, fleet: Fleet): Promise<TokenServer> {
  const authorization = `Authorization: Bearer ${await getToken(server, fleet)}`;
  const request = ['GET /user/currentUser HTTP/1.1', 'Host: localhost', authorization, '\r\n'].join('\r\n');
  return { ...server, port: server.restPort, request };
}

function barsOf(what: string, measurements: Measurement[]): Bar[] {
  return measurements.flatMap((large) => {
    if (large.server !== names.grown) return [];
    const small = measurements.find(({ server, mode }) => server === names.empty && mode === large.mode);
    if (!small) return [];
    const ratio = `${what}, ${large.mode.connections}, p50: ${names.grown} / ${names.empty}`;
    return [{ ratio, measured: medianRatio(large.p50, small.p50), atMost: 1.2 }];
  });
}

function tableOf(title: string, measurements: Measurement[]): Table {
  return {
    title: `${title}, concurrency 1`,
    columns: ['store', 'connections', 'calls/s', 'p50 ms', 'p99 ms', 'CPU us', 'RSS MB'],
    rows: measurements.map(({ server, mode, rate, p50, p99, serverCpu, memory }) => [
      server,
      mode.connections,
      ...[rate, p50, p99, serverCpu].map(median),
      memory,
    ]),
  };
}
