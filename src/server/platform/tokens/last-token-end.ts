import {
  basicTokenLifespan,
  basicTokenLifespanKey,
  deviceTokenLifespan,
  deviceTokenLifespanKey,
  lifespanCategory,
  parseLifespanSeconds,
} from '#contract/tenant-options.ts';
import type { Storage } from '#server/storage/tables.ts';
import type { OptionName } from '../tenant-options/store.ts';

/** Bounds of the options that say how long tokens live, by key. */
const lifespans = new Map<string, { default: number; minimum: number; maximum: number }>([
  [deviceTokenLifespanKey, deviceTokenLifespan],
  [basicTokenLifespanKey, basicTokenLifespan],
]);

/**
 * Remembers when the last token ends that may have been given under a lifespan that now changes.
 * @param transaction the one that changes the option.
 * @param before its value until now; undefined where the default held.
 */
export async function noteLifespanChange(
  transaction: Storage,
  tenantId: string,
  { category, key }: OptionName,
  before: string | undefined,
  at: Date,
): Promise<void> {
  const bounds = category === lifespanCategory ? lifespans.get(key) : undefined;
  if (bounds === undefined) return;
  const seconds = parseLifespanSeconds(before, bounds) ?? bounds.default;
  const last_end = at.getTime() + seconds * 1000;
  await transaction
    .insertInto('token_ends')
    .values({ tenant_id: tenantId, last_end })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id']).doUpdateSet({ last_end }).where('token_ends.last_end', '<', last_end),
    )
    .execute();
}

/** When the last token ends that any tenant may have given up to now; milliseconds since 1970. */
export async function lastTokenEnd(storage: Storage, at: Date): Promise<number> {
  const options = await storage
    .selectFrom('tenant_options')
    .select(['key', 'value'])
    .where('category', '=', lifespanCategory)
    .where('key', 'in', [...lifespans.keys()])
    .execute();
  const inForce = [
    ...[...lifespans.values()].map((bounds) => bounds.default),
    ...options.map(({ key, value }) => parseLifespanSeconds(value, lifespans.get(key)) ?? 0),
  ];
  const earlier = await storage
    .selectFrom('token_ends')
    .select(({ fn }) => fn.max('last_end').as('last_end'))
    .executeTakeFirst();
  return Math.max(at.getTime() + Math.max(...inForce) * 1000, earlier?.last_end ?? 0);
}
