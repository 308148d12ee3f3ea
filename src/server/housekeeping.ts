import type { Log } from './http/log.ts';
import type { Platform } from './platform/platform.ts';
import { forgetExpiredRevocations } from './platform/tokens/revocations.ts';

const everyMs = 3_600_000;

/**
 * Removes what has ended by itself, now and every hour.
 * @returns ends it, once what is under way is done.
 */
export function keepHouse({ storage, now }: Platform, log: Log): () => Promise<void> {
  const tidy = (): Promise<void> =>
    forgetExpiredRevocations(storage, now()).catch((error: unknown) => {
      log.error({ err: error }, 'ended revocations could not be removed');
    });
  let underWay = tidy();
  const timer = setInterval(() => {
    underWay = tidy();
  }, everyMs).unref();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
