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

/**
 * Looks up a device and its tenant's lifespan of device tokens.
 * @param changeCount taken before: what was found at that count holds until it is another one.
 */
export type FindGrantFacts = (name: DeviceName, changeCount: number) => GrantFacts | Promise<GrantFacts>;

/** Devices whose facts are kept. */
const keptDevices = 10_000;

/** Stand for the device's name in the statement, which is put together once. */
const placeholders = { tenantId: '#tenant', userName: '#user' } as const;

/** One question to the database for each device, and anew for each once anything was committed. */
export function createFindGrantFacts({ storage, lookUps }: Pick<Platform, 'storage' | 'lookUps'>): FindGrantFacts {
  const query = grantQuery(storage);
  const find = lookUps.prepare(query);
  const [tenantAt, userAt] = [placeholders.tenantId, placeholders.userName].map((text) =>
    query.parameters.indexOf(text),
  );
  let kept = new Map<string, GrantFacts>();
  let keptAtCount: number | undefined;
  const ask = async ({ tenantId, userName }: DeviceName): Promise<GrantFacts> => {
    const parameters = query.parameters.map((parameter, index) =>
      index === tenantAt ? tenantId : index === userAt ? userName : parameter,
    );
    const found = find(parameters);
    const [kind, enabled, lifespan] = (found instanceof Promise ? await found : found) ?? [];
    const user = kind === null || kind === undefined ? undefined : readUser(kind, enabled);
    return {
      standing: standingOf(user),
      lifespanSeconds: parseLifespanSeconds(lifespan) ?? deviceTokenLifespan.default,
    };
  };
  const askAndKeep = async (name: DeviceName, id: string): Promise<GrantFacts> => {
    const into = kept;
    const facts = await ask(name);
    if (into.size >= keptDevices) into.delete(into.keys().next().value ?? '');
    into.set(id, facts);
    return facts;
  };
  return (name, changeCount) => {
    if (changeCount !== keptAtCount) [kept, keptAtCount] = [new Map(), changeCount];
    // A device's user name has no blank in it.
    const id = `${name.tenantId} ${name.userName}`;
    return kept.get(id) ?? askAndKeep(name, id);
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
