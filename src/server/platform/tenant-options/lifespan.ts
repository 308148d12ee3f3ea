import { lifespanCategory, parseLifespanSeconds } from '#contract/tenant-options.ts';
import type { Storage } from '#server/storage/tables.ts';
import { findOption } from './store.ts';

/** Seconds that a tenant's tokens live: its option in `oauth.internal`, or the default where it has set none. */
export async function readLifespan(
  storage: Storage,
  tenantId: string,
  key: string,
  bounds: { default: number; minimum: number; maximum: number },
): Promise<number> {
  const option = await findOption(storage, tenantId, { category: lifespanCategory, key });
  return parseLifespanSeconds(option?.value, bounds) ?? bounds.default;
}
