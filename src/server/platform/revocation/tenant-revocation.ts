import { revocationOptions } from '#contract/revocation.ts';
import type { Storage } from '#server/storage/tables.ts';
import { listRevocations } from './store.ts';

/** What a tenant that checks revocation has said. */
export interface TenantRevocation {
  /** When each serial number was revoked, milliseconds since 1970; empty where the offline check is off. */
  revokedSerials: ReadonlyMap<string, number>;
  /** Whether the lists at certificates' distribution points count. */
  online: boolean;
}

const { category, offline, online } = revocationOptions;

/** True for options that decide which devices are let in. */
export function switchesRevocation(option: { category: string; key: string }): boolean {
  return option.category === category && (option.key === offline || option.key === online);
}

/** Every tenant that has a check switched on, by id. */
export async function readTenantRevocations(storage: Storage): Promise<Map<string, TenantRevocation>> {
  const options = await storage
    .selectFrom('tenant_options')
    .select(['tenant_id', 'key', 'value'])
    .where('category', '=', category)
    .where('key', 'in', [offline, online])
    .execute();
  const switchedOn = options.filter(({ value }) => value.trim().toLowerCase() === 'true');
  const tenantsWith = (key: string): string[] =>
    switchedOn.filter((option) => option.key === key).map(({ tenant_id: tenantId }) => tenantId);
  const [listing, fetching] = [tenantsWith(offline), tenantsWith(online)];
  const revoked = Map.groupBy(
    listing.length === 0 ? [] : await listRevocations(storage, listing),
    ({ tenant_id: tenantId }) => tenantId,
  );
  return new Map(
    [...new Set([...listing, ...fetching])].map((tenantId) => [
      tenantId,
      {
        revokedSerials: new Map(
          (revoked.get(tenantId) ?? []).map(({ serial_number: serial, revoked_at: at }) => [serial, at]),
        ),
        online: fetching.includes(tenantId),
      },
    ]),
  );
}
