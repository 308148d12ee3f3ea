import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import { FleetRun } from '#console/worker/fleet/fleet-run.ts';
import type { FleetState } from '#console/worker/fleet/fleet-state.ts';
import type { FleetFile } from '#console/worker/fleet/messages.ts';

/** A check of thousands of chains that is on the page. */
export interface Fleet {
  run: FleetRun;
  files: readonly FleetFile[];
}

/** Starts a check of a fleet, and ends the one before; the page holds at most one. */
export function useFleet() {
  const [fleet, setFleet] = useState<Fleet>();
  const current = useRef<Fleet>(undefined);
  const replace = useCallback((next: Fleet | undefined) => {
    current.current?.run.close();
    current.current = next;
    // The page gives way to clicks and keys while the first picture of a fleet is drawn.
    startTransition(() => setFleet(next));
  }, []);
  const start = useCallback(
    (files: readonly FleetFile[], password?: string) => {
      const cores = navigator.hardwareConcurrency || 1;
      const now = () => performance.now();
      replace({ files, run: new FleetRun({ files, cores, now, ...(password === undefined ? {} : { password }) }) });
    },
    [replace],
  );
  const end = useCallback(() => replace(undefined), [replace]);
  useEffect(() => () => current.current?.run.close(), []);
  return { fleet, start, end };
}

/** The state of a check, read again whenever it changes: drawn at once where a click ended it, else as there is time. */
export function useFleetState({ run }: Fleet): FleetState {
  const [state, setState] = useState(run.getState);
  useEffect(() => {
    const show = () => setState(run.getState());
    show();
    return run.subscribe(() => {
      if (run.getState().phase === 'cancelled') show();
      else startTransition(show);
    });
  }, [run]);
  return state;
}
