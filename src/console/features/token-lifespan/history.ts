import type { LifespanRecord } from '#console/api/lifespan-history.ts';
import { deviceTokenLifespan, parseLifespanSeconds } from '#contract/tenant-options.ts';

/** A value that was in force, and the change that brought it; `since` undefined: before the first known change. */
export interface PastValue {
  id: string;
  since: string | undefined;
  user: string | undefined;
  /** Undefined: the option was not set. */
  stored: string | undefined;
  /** Whole seconds; undefined where the platform would refuse the value today. */
  seconds: number | undefined;
}

function valueOf(stored: string | undefined): number | undefined {
  return stored === undefined ? deviceTokenLifespan.default : parseLifespanSeconds(stored);
}

/** The values that were in force, the newest first, from the changes in the same order. */
export function pastValues(changes: readonly LifespanRecord[]): PastValue[] {
  const values = changes.map(({ id, time, user, after }) => ({
    id,
    since: time,
    user,
    stored: after,
    seconds: valueOf(after),
  }));
  const first = changes.at(-1);
  if (first === undefined) return [];
  const { before } = first;
  return [...values, { id: 'before', since: undefined, user: undefined, stored: before, seconds: valueOf(before) }];
}
