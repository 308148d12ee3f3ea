import type { FleetFound, FleetRow } from './messages.ts';
import { emptyTally } from './tally.ts';

/** How far a check of a fleet is. */
export type FleetPhase = 'reading' | 'waiting' | 'judging' | 'done' | 'cancelled' | 'failed';

/** What a page shows of a running check; a new object whenever something has changed. */
export interface FleetState {
  phase: FleetPhase;
  /** In this phase: files read, or devices judged. */
  done: number;
  total: number;
  /** Until the end of this phase; absent while it cannot be told yet. */
  timeLeftMs?: number;
  /** From the first file to the last verdict. */
  tookMs?: number;
  workers: number;
  found: FleetFound;
  /** Refused devices, and accepted ones, in the order in which they were judged. Grow in place. */
  refused: readonly FleetRow[];
  accepted: readonly FleetRow[];
  /** Refused devices by reason, most frequent first. */
  reasons: readonly (readonly [reason: NonNullable<FleetRow['reason']>, count: number])[];
  /** Accepted devices with at least one warning. */
  warned: number;
  /** What went wrong, of a failed check. */
  failure?: string;
}

/** Before anything was read. */
export function beginning(workers: number, total: number): FleetState {
  return {
    phase: 'reading',
    done: 0,
    total,
    workers,
    found: emptyTally(),
    refused: [],
    accepted: [],
    reasons: [],
    warned: 0,
  };
}

/** Milliseconds until all is done at the rate so far; undefined before there is one. */
export function timeLeft(done: number, total: number, elapsedMs: number): number | undefined {
  const isEarly = elapsedMs < 800 || done < total / 200;
  return isEarly || done === 0 ? undefined : (elapsedMs * (total - done)) / done;
}
