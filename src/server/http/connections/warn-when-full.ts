import type { Log } from '../log.ts';
import type { ConnectionLimits } from './limit-connections.ts';

const everyMs = 60_000;

/**
 * Gives what to call whenever a listener closed a connection because it had too many: one line in the log a minute,
 * with how many there were since the last one.
 * @param listener its name in the log.
 * @param monotonic milliseconds that only go forward.
 */
export function warnWhenFull(
  log: Log,
  listener: string,
  monotonic: () => number,
): (which: keyof ConnectionLimits) => void {
  const seen = { handshakes: { closed: 0, warnedAt: -Infinity }, open: { closed: 0, warnedAt: -Infinity } };
  return (which) => {
    const state = seen[which];
    state.closed += 1;
    const at = monotonic();
    if (at - state.warnedAt < everyMs) return;
    log.warn({ listener, which, closed: state.closed }, 'connections were closed: there were too many');
    seen[which] = { closed: 0, warnedAt: at };
  };
}
