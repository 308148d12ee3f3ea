import type { CompiledQuery } from 'kysely';
import {
  deviceTokenLifespan,
  deviceTokenLifespanKey,
  lifespanCategory,
  parseLifespanSeconds,
} from '#contract/tenant-options.ts';
import type { Storage, UserRow } from '#server/storage/tables.ts';
import type { Platform } from '../platform.ts';
import { standingOf, type DeviceName, type DeviceStanding } from '../devices/store.ts';

/** What the database says before a token is granted. */
interface GrantFacts {
  standing: DeviceStanding;
  lifespanSeconds: number;
}

/** Looks up a device and its tenant's lifespan of device tokens. */
export type FindGrantFacts = (name: DeviceName) => Promise<GrantFacts>;

/** Stand for the device's name in the statement, which is put together once. */
const placeholders = { tenantId: '#tenant', userName: '#user' } as const;

/** One question to the database for each token that rests on something else than the one before it. */
export function createFindGrantFacts({ storage, lookUps }: Pick<Platform, 'storage' | 'lookUps'>): FindGrantFacts {
  const query = grantQuery(storage);
  const find = lookUps.prepare(query);
  const [tenantAt, userAt] = [placeholders.tenantId, placeholders.userName].map((text) =>
    query.parameters.indexOf(text),
  );
  return async ({ tenantId, userName }) => {
    const parameters = query.parameters.map((parameter, index) =>
      index === tenantAt ? tenantId : index === userAt ? userName : parameter,
    );
    const row = await find(parameters);
    const { kind, enabled, lifespan } = row ?? {};
    const user = kind === null || kind === undefined ? undefined : readUser(kind, enabled);
    return {
      standing: standingOf(user),
      lifespanSeconds: parseLifespanSeconds(lifespan) ?? deviceTokenLifespan.default,
    };
  };
}

/** Whatever is not the user of a device, and enabled, gets nothing. */
function readUser(kind: unknown, enabled: unknown): Pick<UserRow, 'kind' | 'enabled'> {
  return { kind: kind === 'device' ? kind : 'person', enabled: enabled === 1 ? 1 : 0 };
}

function grantQuery(storage: Storage): CompiledQuery {
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
