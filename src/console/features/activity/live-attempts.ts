import type { AttemptFilter } from '#console/api/token-attempts.ts';
import type { TokenAttempt } from '#contract/token-attempts.ts';

/** Attempts that are kept beside the list; beyond that the list is read again. */
export const liveLimit = 1000;

/** Attempts that came in since the page was opened, newest first. */
export interface LiveAttempts {
  shown: readonly TokenAttempt[];
  /** Held back while the reader looks at older ones. */
  waiting: readonly TokenAttempt[];
  /** More came than are kept: what is held is not whole any more. */
  overflowed: boolean;
}

export const noLiveAttempts: LiveAttempts = { shown: [], waiting: [], overflowed: false };

/** What happens to them; `arrived` is oldest first, as the stream brings it. */
export type LiveEvent =
  { type: 'arrived'; attempts: readonly TokenAttempt[]; held: boolean } | { type: 'released' } | { type: 'cleared' };

/** Keeps the attempts that came in. */
export function reduceLive(live: LiveAttempts, event: LiveEvent): LiveAttempts {
  switch (event.type) {
    case 'cleared':
      return noLiveAttempts;
    case 'released':
      return bounded({ ...live, shown: [...live.waiting, ...live.shown], waiting: [] });
    case 'arrived': {
      const newest = event.attempts.toReversed();
      return bounded(
        event.held
          ? { ...live, waiting: [...newest, ...live.waiting] }
          : { ...live, shown: [...newest, ...live.waiting, ...live.shown], waiting: [] },
      );
    }
  }
}

function bounded(live: LiveAttempts): LiveAttempts {
  const overflowed = live.overflowed || live.shown.length + live.waiting.length > liveLimit;
  return overflowed ? { ...live, waiting: live.waiting.slice(0, liveLimit), overflowed } : live;
}

/** Whether the platform would list an attempt under a filter. */
export function passes({ result, reason, device, from }: LiveFilter, attempt: TokenAttempt): boolean {
  if (result !== undefined && attempt.result !== result) return false;
  if (from !== undefined && Date.parse(attempt.time) < Date.parse(from)) return false;
  if (reason !== undefined && !reasonsOf(attempt).includes(reason)) return false;
  return device === undefined || (attempt.device ?? '').toLowerCase().includes(device.toLowerCase());
}

/** What of a filter concerns attempts that have just happened. */
export type LiveFilter = Pick<AttemptFilter, 'result' | 'device' | 'from'> & { reason?: string | undefined };

/** Why an attempt was refused, the decisive reason first; empty where it was not. */
export function reasonsOf({ findings, errorCode }: TokenAttempt): readonly string[] {
  if (findings.length > 0) return findings;
  return errorCode === null ? [] : [errorCode];
}

/** Those that came in and pass, before those that were listed; none twice. */
export function merge(
  live: readonly TokenAttempt[],
  listed: readonly TokenAttempt[],
  filter: LiveFilter,
): readonly TokenAttempt[] {
  const newestListed = Number(listed[0]?.id ?? 0);
  const added = live.filter((attempt) => Number(attempt.id) > newestListed && passes(filter, attempt));
  return added.length === 0 ? listed : [...added, ...listed];
}
