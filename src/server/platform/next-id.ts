import type { Storage } from '#server/storage/tables.ts';

/** Kinds of record that are numbered. */
export type Sequence = 'audit-records' | 'managed-objects' | 'token-attempts';

/**
 * Takes numbers for a tenant's next records. Inside a transaction the row stays locked to its end, so that numbers rise
 * in the order in which records become visible: who has read up to one number misses nothing below it.
 * @returns the first of `count` consecutive numbers.
 */
export async function takeIds(storage: Storage, tenantId: string, name: Sequence, count = 1): Promise<number> {
  const { value } = await storage
    .insertInto('sequences')
    .values({ tenant_id: tenantId, name, value: count })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'name'])
        .doUpdateSet((update) => ({ value: update('sequences.value', '+', count) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return value - count + 1;
}
