import { prepareStatement } from '#server/storage/statement.ts';
import type { Storage } from '#server/storage/tables.ts';

/** Kinds of record that are numbered. */
export type Sequence = 'audit-records' | 'managed-objects' | 'token-attempts';

/**
 * Takes numbers for a tenant's next records. Inside a transaction the row stays locked to its end, so that numbers rise
 * in the order in which records become visible: who has read up to one number misses nothing below it.
 * @returns the first of `count` consecutive numbers.
 */
export async function takeIds(storage: Storage, tenantId: string, name: Sequence, count = 1): Promise<number> {
  const { value } = await takeQuery(storage, tenantId, name, count).executeTakeFirstOrThrow();
  return value - count + 1;
}

const placeholders = { tenantId: '#tenant', count: -1 } as const;

/** As `takeIds`, for who takes numbers again and again. */
export function createTakeIds(name: Sequence): (storage: Storage, tenantId: string, count: number) => Promise<number> {
  const take = prepareStatement(placeholders, (storage) =>
    takeQuery(storage, placeholders.tenantId, name, placeholders.count),
  );
  return async (storage, tenantId, count) => {
    const [taken] = await take(storage, { tenantId, count });
    if (taken === undefined) throw new Error(`No numbers for ${name}`);
    return taken.value - count + 1;
  };
}

function takeQuery(storage: Storage, tenantId: string, name: Sequence, count: number) {
  return storage
    .insertInto('sequences')
    .values({ tenant_id: tenantId, name, value: count })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'name'])
        .doUpdateSet((update) => ({ value: update('sequences.value', '+', count) })),
    )
    .returning('value');
}
