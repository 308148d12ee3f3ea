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
 * Makes a hook like `useState` without an initial value, whose value outlives the end of the session. It is meant for
 * what people type; nothing secret may go through it.
 */
export function createKeptEntry<Entry>() {
  const store = new Map<string, Entry>();
  stores.add(store);
  return function useKeptEntry() {
    const { user, tenant } = useSession();
    const owner = JSON.stringify([tenant.name, user.userName]);
    const [entry, setEntry] = useState(() => store.get(owner));
    const latest = useRef(entry);
    useEffect(() => {
      latest.current = entry;
    }, [entry]);
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
    return [entry, setEntry] as const;
  };
}
