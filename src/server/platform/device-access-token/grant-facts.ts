import type { CompiledQuery } from 'kysely';
import {
  deviceTokenLifespan,
  deviceTokenLifespanKey,
  lifespanCategory,
  parseLifespanSeconds,
} from '#contract/tenant-options.ts';
import type { Storage } from '#server/storage/tables.ts';
import { standingOf, type DeviceName, type DeviceStanding } from '../devices/store.ts';

/** What the database says before a token is granted. */
interface GrantFacts {
  standing: DeviceStanding;
  lifespanSeconds: number;
}

/** Looks up a device and its tenant's lifespan of device tokens. */
export type FindGrantFacts = (name: DeviceName) => Promise<GrantFacts>;

interface GrantRow {
  kind: 'person' | 'device' | null;
  enabled: number | null;
  lifespan: string | null;
}

/** Stand for the device's name in the statement, which is put together once. */
const placeholders = { tenantId: '#tenant', userName: '#user' } as const;

/** One question to the database for each token. */
export function createFindGrantFacts(storage: Storage): FindGrantFacts {
  const query = grantQuery(storage);
  return async ({ tenantId, userName }) => {
    const values = new Map<unknown, string>([
      [placeholders.tenantId, tenantId],
      [placeholders.userName, userName],
    ]);
    const parameters = query.parameters.map((parameter) => values.get(parameter) ?? parameter);
    const [row] = (await storage.executeQuery<GrantRow>({ ...query, parameters })).rows;
    const user = row === undefined || row.kind === null ? undefined : { kind: row.kind, enabled: row.enabled ?? 0 };
    return {
      standing: standingOf(user),
      lifespanSeconds: parseLifespanSeconds(row?.lifespan) ?? deviceTokenLifespan.default,
    };
  };
}

function grantQuery(storage: Storage): CompiledQuery<GrantRow> {
  return storage
    .selectFrom('tenants')
    .leftJoin('users', (join) =>
      join.onRef('users.tenant_id', '=', 'tenants.id').on('users.user_name', '=', placeholders.userName),
    )
    .leftJoin('tenant_options', (join) =>
      join
        .onRef('tenant_options.tenant_id', '=', 'tenants.id')
        .on('tenant_options.category', '=', lifespanCategory)
        .on('tenant_options.key', '=', deviceTokenLifespanKey),
    )
    .where('tenants.id', '=', placeholders.tenantId)
    .select(['users.kind', 'users.enabled', 'tenant_options.value as lifespan'])
    .compile();
}
