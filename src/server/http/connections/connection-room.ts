import { readFileSync } from 'node:fs';
import type { ConnectionLimits } from './limit-connections.ts';

/**
 * Parts of the files that the process may have open, by listener: devices come by the thousand. What is left is for
 * everything else.
 */
const shares = { devices: 2 / 3, rest: 1 / 6 } as const;

/**
 * Keeps a listener's limits within its share of the files that the process may have open: without a free one, a listener
 * could neither take nor close a connection.
 * @param files that may be open; asked of the system unless given.
 */
export function fitOpenFiles(
  limits: ConnectionLimits,
  listener: keyof typeof shares,
  files: number | undefined = openFilesLimit(),
): ConnectionLimits {
  if (files === undefined) return limits;
  const room = Math.floor(files * shares[listener]);
  return {
    handshakes: Math.min(limits.handshakes, Math.floor(room / 4)),
    open: Math.min(limits.open, room - Math.floor(room / 4)),
  };
}

/** Files that this process may have open; undefined where the system does not say, or sets no limit. */
function openFilesLimit(): number | undefined {
  try {
    const [, soft] = /^Max open files +(\d+) /m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return soft === undefined ? undefined : Number(soft);
  } catch {
    return undefined;
  }
}
