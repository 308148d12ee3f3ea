import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { availableParallelism } from 'node:os';

/** A server under load: one process, pinned to one core. */
export interface TokenServer {
  name: string;
  pid: number;
  /** Loopback port that speaks mutual TLS. */
  port: number;
  /** The HTTP request that asks for a token; `@@` stands for the device's number. */
  request: string;
  stop: () => Promise<void>;
}

/** Our request (contract 1.1); the peers that are not an OAuth server take it too. */
export const deviceTokenRequest = [
  'POST /devicecontrol/deviceAccessToken HTTP/1.1',
  'Host: localhost',
  'Accept: application/json',
  'Content-Length: 0',
  '\r\n',
].join('\r\n');

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-V']).status === 0;

/** Which core a process works on: servers on the first, load on the second, so that neither takes the other's time. */
export function pinned(role: 'server' | 'load', command: string, words: string[]): [string, string[]] {
  if (!canPin) return [command, words];
  return ['taskset', ['-c', role === 'server' ? '0' : '1', command, ...words]];
}

/** What to tell the reader where processes cannot be pinned. */
export const pinningNote = canPin
  ? undefined
  : 'taskset or a second core is missing: servers and load share cores, the figures say little';

/**
 * Starts a pinned process and waits for the line of its output that says `ready`.
 * @throws Error with the process's own words, where it ends instead.
 */
export async function startProcess(
  command: string,
  words: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ child: ChildProcess; pid: number; readyLine: string; stop: () => Promise<void> }> {
  const child = spawn(...pinned('server', command, words), { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (line.includes('ready')) break;
  }
  child.stdout.resume();
  const readyLine = said.at(-1) ?? '';
  if (child.pid === undefined || !readyLine.includes('ready')) throw new Error(`No server: ${said.join('\n')}`);
  return { child, pid: child.pid, readyLine, stop: () => stop(child) };
}

/** Starts one of the scripts in `servers/`, which tells its port in its ready line. */
export async function startScript(
  name: string,
  script: string,
  folder: string,
  request = deviceTokenRequest,
): Promise<TokenServer> {
  const file = fileURLToPath(new URL(`servers/${script}`, import.meta.url));
  const { pid, readyLine, stop: end } = await startProcess(process.execPath, [file, folder]);
  return { name, pid, port: Number(readyLine.split(' ')[1]), request, stop: end };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(patience);
}
