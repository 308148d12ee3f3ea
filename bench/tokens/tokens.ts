import { join } from 'node:path';
import type { Bar, Report, Table } from '../report.ts';
import { median, medianRatio } from '../statistics.ts';
import { createFleet } from './fleet.ts';
import { registerAuthority, startGatehouse } from './gatehouse.ts';
import { prepareLoadClient, type Mode } from './load.ts';
import { measure, type Measurement } from './measure.ts';
import { startNginx } from './nginx.ts';
import { pinningNote, startScript, type TokenServer } from './token-server.ts';

const names = {
  ours: 'gatehouse',
  floor: 'honest floor',
  bare: 'node:https, constant answer',
  fastify: 'Fastify + jose',
  oidc: 'oidc-provider, tls_client_auth',
} as const;

const modes: Mode[] = [
  { connections: 'new', concurrency: 1 },
  { connections: 'new', concurrency: 16 },
  { connections: 'keep-alive', concurrency: 1 },
  { connections: 'keep-alive', concurrency: 16 },
];

const oidcBody = 'grant_type=client_credentials&client_id=device-@@';
const oidcRequest = [
  'POST /token HTTP/1.1',
  'Host: localhost',
  'Content-Type: application/x-www-form-urlencoded',
  `Content-Length: ${oidcBody.length}`,
  '',
  oidcBody,
].join('\r\n');

/** Tokens over mutual TLS from one process on one core: ours, the floors and the peers, side by side in one run. */
export async function benchTokens(quick: boolean): Promise<Report> {
  const fleet = await createFleet(new Date());
  const servers: TokenServer[] = [];
  try {
    const { load, note } = await prepareLoadClient(fleet);
    const nginx = await startNginx(fleet.folder);
    if (nginx) servers.push(nginx);
    servers.push(await startScript(names.bare, 'bare.ts', fleet.folder));
    servers.push(await startScript(names.floor, 'floor.ts', fleet.folder));
    servers.push(await startScript(names.fastify, 'fastify-jose.ts', fleet.folder));
    servers.push(await startScript(names.oidc, 'oidc-provider.ts', fleet.folder, oidcRequest));
    const gatehouse = await startGatehouse(names.ours, fleet, join(fleet.folder, 'data'));
    servers.push(gatehouse);
    await registerAuthority(gatehouse, fleet);
    const effort = quick ? { rounds: 1, seconds: 1 } : { rounds: 5, seconds: 2 };
    const measurements = await measure(servers, modes, load, effort);
    const notes = [
      note,
      pinningNote,
      nginx ? undefined : 'there is no nginx, and none could be had from Debian: its row is missing',
    ];
    return {
      name: 'tokens',
      bars: barsOf(measurements),
      tables: modes.map((mode) => tableOf(mode, measurements)),
      notes: [...notes.filter((text) => text !== undefined), ...disturbances(measurements)],
    };
  } finally {
    for (const server of servers) await server.stop();
    await fleet.remove();
  }
}

function barsOf(measurements: Measurement[]): Bar[] {
  const [fresh, kept] = ['new', 'keep-alive'].map((connections) =>
    measurements.filter(({ mode }) => mode.connections === connections && mode.concurrency === 16),
  );
  return [
    ...ratioBar('new connections, c16, rate', fresh, 'rate', names.floor, { atLeast: 0.9 }),
    ...ratioBar('new connections, c16, rate', fresh, 'rate', names.oidc, { atLeast: 1.1 }),
    ...ratioBar('new connections, c16, rate', fresh, 'rate', names.bare, {}),
    ...ratioBar('new connections, c16, p99', fresh, 'p99', names.floor, { atMost: 1.3 }),
    ...ratioBar('new connections, c16, CPU per token', fresh, 'serverCpu', names.floor, {}),
    ...ratioBar('keep-alive, c16, rate', kept, 'rate', names.floor, { atLeast: 0.8 }),
    ...ratioBar('keep-alive, c16, rate', kept, 'rate', names.oidc, { atLeast: 4 }),
    ...ratioBar('keep-alive, c16, p99', kept, 'p99', names.floor, { atMost: 1.3 }),
    ...ratioBar('keep-alive, c16, CPU per token', kept, 'serverCpu', names.floor, {}),
  ];
}

function ratioBar(
  what: string,
  among: Measurement[] | undefined,
  value: 'rate' | 'p99' | 'serverCpu',
  other: string,
  wanted: Pick<Bar, 'atLeast' | 'atMost'>,
): Bar[] {
  const [our, their] = [names.ours, other].map((name) => among?.find(({ server }) => server === name));
  if (!our || !their) return [];
  return [{ ratio: `${what}: ours / ${other}`, measured: medianRatio(our[value], their[value]), ...wanted }];
}

function tableOf(mode: Mode, measurements: Measurement[]): Table {
  const among = measurements.filter((measurement) => measurement.mode === mode);
  const our = among.find(({ server }) => server === names.ours);
  return {
    title: `${mode.connections === 'new' ? 'a new connection per token' : 'keep-alive'}, concurrency ${mode.concurrency}`,
    columns: ['server', 'ours / this', 'tokens/s', 'p50 ms', 'p99 ms', 'CPU us', 'RSS MB', 'busy %', 'client busy %'],
    rows: among.map((row) => [
      row.server,
      our ? medianRatio(our.rate, row.rate) : Number.NaN,
      ...[row.rate, row.p50, row.p99, row.serverCpu].map(median),
      row.memory,
      ...[row.serverBusy, row.clientBusy].map((shares) => `${Math.round(median(shares) * 100)}`),
    ]),
  };
}

/** Where a figure does not say what it seems to say. */
function disturbances(measurements: Measurement[]): string[] {
  return measurements.flatMap(({ server, mode, errors, serverBusy, clientBusy }) => {
    const where = `${server}, ${mode.connections}, concurrency ${mode.concurrency}`;
    const isStarved = mode.concurrency > 1 && median(serverBusy) < 0.9;
    const isClientBound = isStarved && median(clientBusy) > 0.9;
    return [
      ...(errors > 0 ? [`${where}: ${errors} requests failed`] : []),
      ...(isClientBound ? [`${where}: the load client was the bottleneck`] : []),
      ...(isStarved && !isClientBound ? [`${where}: other work took the core; only CPU per token says something`] : []),
    ];
  });
}
