import type { LoadClient, Mode } from './load.ts';
import { cpuSecondsOf, residentMegabytesOf } from './process-usage.ts';
import type { TokenServer } from './token-server.ts';

/** How long to measure: every server is under load for `seconds` in each round of each mode. */
export interface Effort {
  rounds: number;
  seconds: number;
}

/** One server in one mode; each list has a value per round. Latencies in milliseconds, CPU in microseconds. */
export interface Measurement {
  server: string;
  mode: Mode;
  rate: number[];
  p50: number[];
  p99: number[];
  serverCpu: number[];
  /** Share of the time in which the server, or the load client, used its core. */
  serverBusy: number[];
  clientBusy: number[];
  /** Resident memory after the last round, MB. */
  memory: number;
  errors: number;
}

/** Requests after which the engine has optimised what is hot; a time would be fewer of them on a busy machine. */
const warmUpRequests = { new: 12_000, 'keep-alive': 30_000 } as const;

/** Warms each server up for new and for kept connections, then measures them in turns, so that a disturbance hits all alike. */
export async function measure(
  servers: readonly TokenServer[],
  modes: readonly Mode[],
  load: LoadClient,
  effort: Effort,
): Promise<Measurement[]> {
  for (const server of servers) await warmUp(server, modes, load);
  const measurements: Measurement[] = [];
  for (const mode of modes) {
    const perServer = servers.map((server) => ({ server, measurement: empty(server.name, mode) }));
    for (let round = 0; round < effort.rounds; round++)
      for (let turn = 0; turn < perServer.length; turn++) {
        const next = perServer[(turn + round) % perServer.length];
        if (next) await measureOnce(next.server, next.measurement, load, effort.seconds);
      }
    measurements.push(...perServer.map(({ measurement }) => measurement));
  }
  return measurements;
}

async function warmUp(server: TokenServer, modes: readonly Mode[], load: LoadClient): Promise<void> {
  for (const ofKind of Map.groupBy(modes, ({ connections }) => connections).values()) {
    // Many clients run the same code as one, and sooner.
    const mode = ofKind.reduce((one, other) => (other.concurrency > one.concurrency ? other : one));
    for (let left: number = warmUpRequests[mode.connections]; left > 0;) {
      left -= (await load(server, mode, 1)).requests;
    }
  }
}

async function measureOnce(server: TokenServer, into: Measurement, load: LoadClient, seconds: number): Promise<void> {
  const before = cpuSecondsOf(server.pid);
  const result = await load(server, into.mode, seconds);
  const used = cpuSecondsOf(server.pid) - before;
  into.rate.push(result.requests / result.seconds);
  into.p50.push(result.p50);
  into.p99.push(result.p99);
  into.serverCpu.push((used / result.requests) * 1e6);
  into.serverBusy.push(used / result.seconds);
  into.clientBusy.push(result.clientCpuSeconds / result.seconds);
  into.memory = residentMegabytesOf(server.pid);
  into.errors += result.errors;
}

function empty(server: string, mode: Mode): Measurement {
  const lists = { rate: [], p50: [], p99: [], serverCpu: [], serverBusy: [], clientBusy: [] };
  return { server, mode, ...lists, memory: 0, errors: 0 };
}
