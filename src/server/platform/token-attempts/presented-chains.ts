import { createHash } from 'node:crypto';
import type { Storage } from '#server/storage/tables.ts';
import { blocksOf } from './blocks.ts';

/** A presented chain with the name that it is stored under. */
export interface DigestedChain {
  digest: string;
  /** JSON array of DER in base64. */
  certificates: string;
}

/** Octets of one presented chain that are kept; an honest one has some 5,000. */
const chainOctetLimit = 65_536;
/** Milliseconds that the time of a chain's last use may be behind, so that a fleet's renewals write nothing. */
const slackMs = 3_600_000;

/** Names a chain by its content. Certificates beyond 64 KB are left out. */
export function digestChain(chain: readonly Uint8Array[]): DigestedChain {
  let octets = 0;
  const kept = chain.filter((der) => {
    octets += der.length;
    return octets <= chainOctetLimit;
  });
  const certificates = JSON.stringify(kept.map((der) => Buffer.from(der).toString('base64')));
  return { digest: createHash('sha256').update(certificates).digest('base64url'), certificates };
}

/** Stores chains that are new and notes that the others were seen again. */
export async function writeChains(
  storage: Storage,
  tenantId: string,
  chains: readonly DigestedChain[],
  at: number,
): Promise<void> {
  const distinct = new Map(chains.map(({ digest, certificates }) => [digest, certificates]));
  const rows = Array.from(distinct, ([digest, certificates]) => ({
    tenant_id: tenantId,
    digest,
    last_seen_at: at,
    certificates,
  }));
  for (const block of blocksOf(rows)) {
    await storage
      .insertInto('presented_chains')
      .values(block)
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'digest'])
          .doUpdateSet({ last_seen_at: at })
          .where('presented_chains.last_seen_at', '<', at - slackMs),
      )
      .execute();
  }
}

/** Removes chains that no attempt from this instant on can have presented. */
export async function forgetChains(storage: Storage, tenantId: string, oldestAttemptAt: number): Promise<void> {
  await storage
    .deleteFrom('presented_chains')
    .where('tenant_id', '=', tenantId)
    .where('last_seen_at', '<', oldestAttemptAt - slackMs)
    .execute();
}
