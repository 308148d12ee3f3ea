import { useEffect, useRef, useState } from 'react';
import { useSession } from './session.ts';

const stores = new Set<Map<string, unknown>>();
const keepers = new Set<() => void>();

/**
 * Called as the session ends: what is typed and not saved on the open page is kept in this tab, and is there again when
 * the same user of the same tenant comes back.
 */
export function keepEntries(): void {
  for (const keep of keepers) keep();
}

/** Forgets what was kept; for a sign-out that somebody wanted. */
export function forgetEntries(): void {
  for (const store of stores) store.clear();
}

/**
 * Makes a pair of hooks that carry something over the end of the session: `useKept` gives what was kept, `useKeep` names
 * what there is to keep now. It is meant for what people type; nothing secret may go through it.
 */
export function createKeeper<Entry>() {
  const store = new Map<string, Entry>();
  stores.add(store);
  return {
    useKept(): Entry | undefined {
      const owner = useOwner();
      const [kept] = useState(() => store.get(owner));
      return kept;
    },
    useKeep(present: Entry | undefined): void {
      const owner = useOwner();
      const latest = useRef(present);
      useEffect(() => {
        latest.current = present;
      }, [present]);
      useEffect(() => {
        store.delete(owner);
        const keep = () => {
          if (latest.current !== undefined) store.set(owner, latest.current);
        };
        keepers.add(keep);
        return () => {
          keepers.delete(keep);
        };
      }, [owner]);
    },
  };
}

/** Makes a hook like `useState` without an initial value, whose value outlives the end of the session. */
export function createKeptEntry<Entry>() {
  const keeper = createKeeper<Entry>();
  return function useKeptEntry() {
    const [entry, setEntry] = useState(keeper.useKept());
    keeper.useKeep(entry);
    return [entry, setEntry] as const;
  };
}

function useOwner(): string {
  const { user, tenant } = useSession();
  return JSON.stringify([tenant.name, user.userName]);
}
