import { execFile, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Fleet } from './fleet.ts';
import { pinned, type TokenServer } from './token-server.ts';

const run = promisify(execFile);

/** How the devices call. */
export interface Mode {
  connections: 'new' | 'keep-alive';
  concurrency: number;
}

/** What the load client measured; latencies are milliseconds from the first byte of the connection to the last of the reply. */
interface LoadResult {
  requests: number;
  errors: number;
  seconds: number;
  clientCpuSeconds: number;
  p50: number;
  p99: number;
}

/** Puts a server under load for some seconds. */
export type LoadClient = (server: TokenServer, mode: Mode, seconds: number) => Promise<LoadResult>;

/** The C client, compiled into the fleet's folder; where there is no compiler, a slower one in Node, and a note. */
export async function prepareLoadClient(fleet: Fleet): Promise<{ load: LoadClient; note?: string }> {
  const program = join(fleet.folder, 'load-client');
  const source = fileURLToPath(new URL('load-client.c', import.meta.url));
  const compiled = spawnSync('cc', ['-O2', '-D_GNU_SOURCE', '-o', program, source, '-lssl', '-lcrypto', '-lpthread']);
  if (compiled.status === 0) return { load: loadWith(fleet, program, []) };
  const script = fileURLToPath(new URL('load-client.ts', import.meta.url));
  const note = 'no C compiler with libssl-dev: the load client is Node, which may be the bottleneck';
  return { load: loadWith(fleet, process.execPath, [script]), note };
}

function loadWith(fleet: Fleet, program: string, words: string[]): LoadClient {
  return async (server, mode, seconds) => {
    const request = join(fleet.folder, 'request.txt');
    await writeFile(request, server.request);
    const amount = [String(server.port), mode.connections, String(mode.concurrency), String(seconds)];
    const { stdout, stderr } = await run(...pinned('load', program, [...words, ...amount, request, ...fleet.devices]));
    if (stderr !== '') throw new Error(`${server.name}: ${stderr.trim()}`);
    return JSON.parse(stdout) as LoadResult;
  };
}
