import { setImmediate as nextTurn } from 'node:timers/promises';
import { relaxedTransaction } from '#server/storage/relaxed-transaction.ts';
import type { Storage } from '#server/storage/tables.ts';
import { forgetChains } from './presented-chains.ts';

/** Attempts that are removed at a time, in a millisecond or so: requests get their turn in between. */
const forgottenAtOnce = 256;

/** What is kept of the record of attempts. */
export interface KeptAttempts {
  /** Milliseconds since 1970: nothing from before this instant is kept. */
  since: number;
  /** Attempts of each result in each tenant, so that a busy fleet does not push its refusals out. */
  ofEach: number;
}

/**
 * Removes attempts from before an instant, and of each tenant those beyond the newest so many accepted and so many
 * refused, then the chains and counts that nothing is left of.
 */
export async function forgetOldAttempts(storage: Storage, { since: before, ofEach }: KeptAttempts): Promise<void> {
  const tenants = await storage.selectFrom('tenants').select('id').execute();
  for (const { id: tenantId } of tenants) {
    await forgetBefore(storage, tenantId, before);
    await forgetBeyond(storage, tenantId, 'accepted', ofEach);
    await forgetBeyond(storage, tenantId, 'refused', ofEach);
    const oldest = await storage
      .selectFrom('token_attempts')
      .select('at')
      .where('tenant_id', '=', tenantId)
      .orderBy('at')
      .limit(1)
      .executeTakeFirst();
    await forgetChains(storage, tenantId, oldest?.at ?? before);
  }
}

async function forgetBefore(storage: Storage, tenantId: string, before: number): Promise<void> {
  await storage.deleteFrom('token_attempts').where('tenant_id', '=', tenantId).where('at', '<', before).execute();
  await storage
    .deleteFrom('token_attempt_counts')
    .where('tenant_id', '=', tenantId)
    .where('bucket_at', '<', before)
    .execute();
}

async function forgetBeyond(
  storage: Storage,
  tenantId: string,
  result: 'accepted' | 'refused',
  ofEach: number,
): Promise<void> {
  const newestGone = await storage
    .selectFrom('token_attempts')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('result', '=', result)
    .orderBy('id', 'desc')
    .limit(1)
    .offset(ofEach)
    .executeTakeFirst();
  if (newestGone === undefined) return;
  for (;;) {
    const oldest = await storage
      .selectFrom('token_attempts')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('result', '=', result)
      .where('id', '<=', newestGone.id)
      .orderBy('id')
      .limit(forgottenAtOnce)
      .execute();
    const last = oldest.at(-1);
    if (last === undefined) return;
    await relaxedTransaction(storage, async (transaction) => {
      await transaction
        .deleteFrom('token_attempts')
        .where('tenant_id', '=', tenantId)
        .where('result', '=', result)
        .where('id', '<=', last.id)
        .execute();
    });
    await nextTurn();
  }
}
