import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
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
    setFleet(next);
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

/** The state of a check, read again whenever it changes. */
export function useFleetState({ run }: Fleet): FleetState {
  return useSyncExternalStore(run.subscribe, run.getState);
}
