import { hash } from 'node:crypto';
import { insertInBlocks } from '#server/storage/insert-in-blocks.ts';
import type { PresentedChainRow, Storage, TenantRow } from '#server/storage/tables.ts';

/** Octets of one presented chain that are kept; an honest one has some 5,000. */
const chainOctetLimit = 65_536;
/** Milliseconds that the time of a chain's last use may be behind, so that a fleet's renewals write nothing. */
const slackMs = 3_600_000;
/** Chains that are known to be stored. */
const rememberedLimit = 10_000;

type Chain = readonly Uint8Array[];

/** A tenant, and when it was made: what is known of one that was deleted says nothing of a later one of its id. */
export type ChainOwner = Pick<TenantRow, 'id' | 'created_at'>;

/** Stores the chains that attempts presented, each once. */
export interface ChainWriter {
  /** The name that a chain is stored under: the hash of what is kept of it. */
  digest(chain: Chain): string;
  /**
   * Stores chains that are new and notes that others were seen again.
   * @returns what to call once the transaction has ended: until then nothing is known to be stored.
   */
  write(transaction: Storage, tenant: ChainOwner, chains: readonly Chain[], at: number): Promise<() => void>;
}

/** Makes a writer that remembers what it has stored, and asks no database about it for as long as that is fresh. */
export function createChainWriter(): ChainWriter {
  const digests = new WeakMap<Chain, string>();
  /** When each chain was seen last, or later, as far as the database knows; by tenant and digest. */
  const stored = new Map<string, number>();
  const insert = insertInBlocks<PresentedChainRow>((storage, rows) =>
    storage
      .insertInto('presented_chains')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'digest'])
          .doUpdateSet((update) => ({ last_seen_at: update.ref('excluded.last_seen_at') }))
          .whereRef('presented_chains.last_seen_at', '<', 'excluded.last_seen_at'),
      ),
  );
  const digest = (chain: Chain): string => {
    let known = digests.get(chain);
    if (known === undefined) {
      known = hash('sha256', Buffer.concat(keptOf(chain).flatMap((der) => [lengthOf(der), der])), 'base64url');
      digests.set(chain, known);
    }
    return known;
  };
  return {
    digest,
    async write(transaction, { id: tenantId, created_at: since }, chains, at) {
      const owner = `${tenantId} ${since}`;
      const due = new Map(
        chains
          .map((chain) => [digest(chain), chain] as const)
          .filter(([name]) => (stored.get(`${owner} ${name}`) ?? -Infinity) < at - slackMs),
      );
      const rows = Array.from(due, ([name, chain]) => ({
        tenant_id: tenantId,
        digest: name,
        last_seen_at: at,
        certificates: JSON.stringify(keptOf(chain).map((der) => Buffer.from(der).toString('base64'))),
      }));
      await insert(transaction, rows);
      return () => {
        for (const name of due.keys()) {
          if (stored.size >= rememberedLimit) stored.delete(stored.keys().next().value ?? '');
          stored.set(`${owner} ${name}`, at);
        }
      };
    },
  };
}

/** Certificates beyond 64 KB are left out. */
function keptOf(chain: Chain): Uint8Array[] {
  let octets = 0;
  return chain.filter((der) => {
    octets += der.length;
    return octets <= chainOctetLimit;
  });
}

function lengthOf(der: Uint8Array): Uint8Array {
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(der.length);
  return octets;
}

/** Removes chains that no attempt from this instant on can have presented. */
export async function forgetChains(storage: Storage, tenantId: string, oldestAttemptAt: number): Promise<void> {
  await storage
    .deleteFrom('presented_chains')
    .where('tenant_id', '=', tenantId)
    .where('last_seen_at', '<', oldestAttemptAt - slackMs)
    .execute();
}
