import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A Gatehouse in a process of its own, as an operator runs it. */
export interface RunningProcess {
  /** Origin of console and REST. */
  url: string;
  /** Origin of the mTLS listener, by the name that its certificate carries. */
  deviceUrl: string;
  dataFolder: string;
  pid: number;
  /** The platform's own CA, PEM. */
  ca(): Promise<string>;
  /** Everything that the process has printed so far. */
  output(): string;
  /** Ends the process with a signal and waits for it; the data folder stays for a further start. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>;
  /** Ends the process and removes its data. */
  stop(): Promise<void>;
}

/**
 * Starts the real server and waits for its ready line.
 * @param env variables of docs/running beside ports that the system chooses and a fresh data folder.
 * @param openFiles files that the process may have open at most; the machine's own limit unless given.
 * @throws Error with the process's output, where it ends before it is ready.
 */
export async function startProcess(env: Record<string, string> = {}, openFiles?: number): Promise<RunningProcess> {
  const dataFolder = env['GATEHOUSE_DATA'] ?? (await mkdtemp(join(tmpdir(), 'gatehouse-')));
  const limit = openFiles === undefined ? '' : `ulimit -n ${openFiles}; `;
  const child = spawn('sh', ['-c', `${limit}exec node src/server/main.ts`], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      GATEHOUSE_PORT: '0',
      GATEHOUSE_DEVICE_PORT: '0',
      GATEHOUSE_DATA: dataFolder,
      ...env,
    },
  });
  let printed = '';
  const ready = Promise.withResolvers<string>();
  const ended = Promise.withResolvers<number | null>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    printed += `${line}\n`;
    if (line.includes('ready')) ready.resolve(line);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  child.on('exit', (code) => {
    ended.resolve(code);
    ready.reject(new Error(`The server ended with ${code} before it was ready:\n${printed}`));
  });
  const { restUrl, deviceUrl } = JSON.parse(await ready.promise) as { restUrl: string; deviceUrl: string };

  const end = (signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null> => {
    child.kill(signal);
    return ended.promise;
  };
  return {
    url: restUrl,
    deviceUrl,
    dataFolder,
    pid: child.pid ?? 0,
    ca: () => readFile(join(dataFolder, 'tls', 'ca.pem'), 'utf8'),
    output: () => printed,
    end,
    stop: async () => {
      await end('SIGTERM');
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
