import type { Log } from '#server/http/log.ts';
import type { Crl } from '#pki/revocation/crl.ts';
import { fetchList, type FetchSetting } from './fetch-list.ts';
import type { ListFailure } from './list-address.ts';

/** Milliseconds that a list is kept before it is fetched again; its own next update decides between the two bounds. */
export const keeping = { floor: 60_000, ceiling: 3_600_000, afterFailure: 30_000 } as const;

/** Bounds of what is kept, and of what is under way. */
const limits = { lists: 256, bytes: 8_388_608, fetches: 16 } as const;

/** A list, or why there is none. */
export type HeldList = ({ crl: Crl } | { failure: ListFailure }) & {
  /** Milliseconds since 1970: from then on it must be asked for again. */
  until: number;
};

/** Lists at distribution points, fetched when they are asked for and kept for a while. */
export interface RevocationLists {
  get(address: string, at: Date): Promise<HeldList>;
  /** Says that a list gave no answer (forged, outdated, another CA's): it is fetched again soon. */
  doubt(address: string, at: Date): void;
}

/**
 * Keeps the lists of one process. Requests that want a list at the same time share one fetch. A list that is still
 * current stands in for one that cannot be fetched; a failure is remembered for half a minute.
 */
export function createRevocationLists(setting: FetchSetting, log: Log): RevocationLists {
  const kept = new Map<string, HeldList>();
  const underWay = new Map<string, Promise<HeldList>>();

  const keep = (address: string, held: HeldList): HeldList => {
    kept.delete(address);
    kept.set(address, held);
    let bytes = 0;
    for (const list of kept.values()) bytes += bytesOf(list);
    for (const [oldest, list] of kept) {
      if (kept.size <= limits.lists && bytes <= limits.bytes) break;
      bytes -= bytesOf(list);
      kept.delete(oldest);
    }
    return held;
  };

  const fetchAnew = async (address: string, at: Date): Promise<HeldList> => {
    const now = at.getTime();
    const fetched = await fetchList(address, setting);
    if (typeof fetched !== 'string') return keep(address, { crl: fetched, until: keptUntil(fetched, now) });
    log.warn({ address: address.slice(0, 300), reason: fetched }, 'revocation list not fetched');
    const before = kept.get(address);
    const until = now + keeping.afterFailure;
    if (before !== undefined && 'crl' in before && isCurrent(before.crl, at)) {
      return keep(address, { crl: before.crl, until: Math.min(until, before.crl.nextUpdate?.getTime() ?? until) });
    }
    return keep(address, { failure: fetched, until });
  };

  return {
    get: (address, at) => {
      const held = kept.get(address);
      if (held !== undefined && at.getTime() < held.until) return Promise.resolve(keep(address, held));
      const current = underWay.get(address);
      if (current !== undefined) return current;
      if (underWay.size >= limits.fetches) return Promise.resolve({ failure: 'busy', until: at.getTime() });
      const fetching = fetchAnew(address, at).finally(() => underWay.delete(address));
      underWay.set(address, fetching);
      return fetching;
    },
    doubt: (address, at) => {
      const held = kept.get(address);
      if (held !== undefined) held.until = Math.min(held.until, at.getTime() + keeping.afterFailure);
    },
  };
}

const bytesOf = (held: HeldList): number => ('crl' in held ? held.crl.der.length : 0);

const isCurrent = ({ nextUpdate }: Crl, at: Date): boolean => nextUpdate !== undefined && at <= nextUpdate;

function keptUntil({ nextUpdate }: Crl, now: number): number {
  const wanted = nextUpdate?.getTime() ?? 0;
  return Math.min(Math.max(wanted, now + keeping.floor), now + keeping.ceiling);
}
