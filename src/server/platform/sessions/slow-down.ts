import { createHash } from 'node:crypto';
import { GatehouseError } from '#contract/error-codes.ts';

/** Attempts that cost nothing, longest wait in seconds, when a row of failures is forgotten, and how many rows are kept. */
export interface SlowDownLimits {
  freeAttempts: number;
  longestWaitSeconds: number;
  forgetAfterSeconds: number;
  entries: number;
}

interface Failures {
  count: number;
  lastAt: number;
}

/**
 * Slows down guessing: after some failures in a row each further attempt has to wait twice as long as the one before.
 * Memory is bounded; the row that failed longest ago is given up first.
 */
export class SlowDown {
  readonly #limits: SlowDownLimits;
  readonly #failures = new Map<string, Failures>();

  constructor(limits: SlowDownLimits) {
    this.#limits = limits;
  }

  /**
   * Lets an attempt through and counts it as failed until `succeeded` is told, so that many at once gain nothing.
   * @throws GatehouseError `too-many-attempts` with `retryAfterSeconds`; a refused attempt is not counted.
   */
  attempt(name: string, now: Date): void {
    const key = digest(name);
    const at = now.getTime();
    const before = this.#failures.get(key);
    // A clock that was set back must not lengthen a wait.
    const passedMs = before === undefined ? 0 : Math.max(0, at - before.lastAt);
    if (before !== undefined && at < before.lastAt) before.lastAt = at;
    const count = before === undefined || passedMs >= this.#limits.forgetAfterSeconds * 1000 ? 0 : before.count;
    const retryAfterSeconds = Math.ceil((this.#waitMs(count) - passedMs) / 1000);
    if (retryAfterSeconds > 0) {
      throw new GatehouseError('too-many-attempts', `Too many failed attempts. Try again in ${retryAfterSeconds} s.`, {
        retryAfterSeconds,
      });
    }
    this.#failures.delete(key);
    this.#failures.set(key, { count: count + 1, lastAt: at });
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > this.#limits.entries && oldest !== undefined) this.#failures.delete(oldest);
  }

  /** Forgets the failures of a name that proved to be right. */
  succeeded(name: string): void {
    this.#failures.delete(digest(name));
  }

  /** Takes one attempt back that proved to be right; earlier failures stay. */
  takeBack(name: string): void {
    const failures = this.#failures.get(digest(name));
    if (failures !== undefined) failures.count -= 1;
  }

  #waitMs(count: number): number {
    const beyond = count - this.#limits.freeAttempts;
    return beyond < 0 ? 0 : Math.min(2 ** beyond, this.#limits.longestWaitSeconds) * 1000;
  }
}

function digest(name: string): string {
  return createHash('sha256').update(name).digest('base64url');
}
