import type { LifespanInForce } from '#console/api/device-token-lifespan.ts';
import { createKeptEntry } from '#console/api/kept-entry.ts';
import { entryOf, readEntry, type LifespanEntry } from './lifespan-entry.ts';

/** What is being typed, and the state of the option that it was begun on. */
interface Draft {
  entry: LifespanEntry;
  seen: LifespanInForce;
}

const useKeptDraft = createKeptEntry<Draft>();

/**
 * The entry of the form: the value in force until somebody types, and from then on the draft.
 * @param inForce the newest state of the option
 */
export function useDraft(inForce: LifespanInForce) {
  const [draft, setDraft] = useKeptDraft();
  const entry = draft?.entry ?? entryOf(inForce.seconds, 'seconds');
  const seen = draft?.seen ?? inForce;
  const reading = readEntry(entry);
  return {
    entry,
    /** Whether something has been typed. */
    begun: draft !== undefined,
    reading,
    seen,
    changed: draft !== undefined && !('seconds' in reading && reading.seconds === inForce.seconds),
    /** True where the option is no longer as it was when the draft was begun. */
    conflicting: seen.stored !== inForce.stored || seen.etag !== inForce.etag,
    change: (next: LifespanEntry) => setDraft({ entry: next, seen }),
    keep: () => setDraft({ entry, seen: inForce }),
    discard: () => setDraft(undefined),
  };
}
