import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { FloodKind } from './flood-client.ts';

/** Connections as their client sees them. */
export interface FloodCount {
  opened: number;
  /** Closed by the other side after they were opened. */
  closed: number;
  /** Never opened. */
  failed: number;
}

/** Many connections in a process of their own. */
export interface Flood {
  /** Settles as soon as the counts are as wanted. */
  until(fits: (count: FloodCount) => boolean): Promise<FloodCount>;
  /** Kills the process and with it every connection. */
  end(): Promise<void>;
}

/** Begins to open connections. */
export function startFlood(plan: {
  kind: FloodKind;
  port: number | string;
  count: number;
  /** PEM files that the device shows. */
  certificateFile?: string;
  keyFile?: string;
}): Flood {
  const { kind, port, count, certificateFile, keyFile } = plan;
  const files = certificateFile === undefined || keyFile === undefined ? [] : [certificateFile, keyFile];
  const child = spawn('node', ['src/testing/flood-client.ts', kind, String(port), String(count), ...files], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = Promise.withResolvers<void>();
  child.once('exit', () => ended.resolve());
  let newest: FloodCount = { opened: 0, closed: 0, failed: 0 };
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    newest = JSON.parse(line) as FloodCount;
    for (const look of waiting) look();
  });
  return {
    until: (fits) => {
      const { promise, resolve } = Promise.withResolvers<FloodCount>();
      const look = (): void => {
        if (!fits(newest)) return;
        waiting.delete(look);
        resolve(newest);
      };
      waiting.add(look);
      look();
      return promise;
    },
    end: () => {
      child.kill('SIGKILL');
      return ended.promise;
    },
  };
}
