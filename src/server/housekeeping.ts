import type { Log } from './http/log.ts';

const everyMs = 3_600_000;

/**
 * Does what is due, now and every hour; one task that fails keeps no other from being done.
 * @param tasks by name, for the log.
 * @returns ends it, once what is under way is done.
 */
export function keepHouse(tasks: Record<string, () => Promise<void>>, log: Log): () => Promise<void> {
  const tidy = async (): Promise<void> => {
    for (const [task, work] of Object.entries(tasks)) {
      await work().catch((error: unknown) => log.error({ err: error, task }, 'housekeeping failed'));
    }
  };
  let underWay = tidy();
  const timer = setInterval(() => {
    underWay = tidy();
  }, everyMs).unref();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
