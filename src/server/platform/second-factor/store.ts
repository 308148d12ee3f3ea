import { secondFactorOptions } from '#contract/account.ts';
import type { SecondFactorRow, Storage } from '#server/storage/tables.ts';

/** Whose second factor. */
export interface FactorOwner {
  tenantId: string;
  userName: string;
}

/** A user's second factor, or undefined where none was set up. */
export function findFactor(storage: Storage, owner: FactorOwner): Promise<SecondFactorRow | undefined> {
  return storage
    .selectFrom('second_factors')
    .selectAll()
    .where('tenant_id', '=', owner.tenantId)
    .where('user_name', '=', owner.userName)
    .executeTakeFirst();
}

/** Names of a tenant's users, out of these, whose second factor is active. */
export async function activeFactors(
  storage: Storage,
  tenantId: string,
  userNames: readonly string[],
): Promise<ReadonlySet<string>> {
  if (userNames.length === 0) return new Set();
  const rows = await storage
    .selectFrom('second_factors')
    .select('user_name')
    .where('tenant_id', '=', tenantId)
    .where('user_name', 'in', userNames)
    .where('active', '=', 1)
    .execute();
  return new Set(rows.map(({ user_name }) => user_name));
}

/** Puts a new secret in the place of the old one, if there was one. */
export async function putFactor(storage: Storage, row: SecondFactorRow): Promise<void> {
  const { tenant_id: _tenant, user_name: _user, ...values } = row;
  await storage
    .insertInto('second_factors')
    .values(row)
    .onConflict((conflict) => conflict.columns(['tenant_id', 'user_name']).doUpdateSet(values))
    .execute();
}

/** Writes what may change of a second factor. */
export async function updateFactor(
  storage: Storage,
  owner: FactorOwner,
  values: Partial<Pick<SecondFactorRow, 'active' | 'verified'>>,
): Promise<void> {
  await storage
    .updateTable('second_factors')
    .set(values)
    .where('tenant_id', '=', owner.tenantId)
    .where('user_name', '=', owner.userName)
    .execute();
}

/**
 * Uses up a time step and all before it.
 * @returns false where it was used already, in any process: of two at the same time, one succeeds.
 */
export async function useStep(storage: Storage, owner: FactorOwner, step: number): Promise<boolean> {
  const { numUpdatedRows } = await storage
    .updateTable('second_factors')
    .set({ last_step: step })
    .where('tenant_id', '=', owner.tenantId)
    .where('user_name', '=', owner.userName)
    .where('last_step', '<', step)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Removes a second factor. @returns false where there was none. */
export async function deleteFactor(storage: Storage, owner: FactorOwner): Promise<boolean> {
  const { numDeletedRows } = await storage
    .deleteFrom('second_factors')
    .where('tenant_id', '=', owner.tenantId)
    .where('user_name', '=', owner.userName)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

/** `active`; `demanded` where the tenant wants one and the user has none; `absent`. */
export type FactorStanding = 'active' | 'demanded' | 'absent';

/** How a person's second factor stands, by one question to the database. */
export async function factorStanding(storage: Storage, { tenantId, userName }: FactorOwner): Promise<FactorStanding> {
  const row = await storage
    .selectFrom('tenants')
    .leftJoin('second_factors', (join) =>
      join.onRef('second_factors.tenant_id', '=', 'tenants.id').on('second_factors.user_name', '=', userName),
    )
    .leftJoin('tenant_options', (join) =>
      join
        .onRef('tenant_options.tenant_id', '=', 'tenants.id')
        .on('tenant_options.category', '=', secondFactorOptions.category)
        .on('tenant_options.key', '=', secondFactorOptions.enforced),
    )
    .where('tenants.id', '=', tenantId)
    .select(['second_factors.active', 'tenant_options.value as enforced'])
    .executeTakeFirst();
  if (row?.active === 1) return 'active';
  return row?.enforced?.toLowerCase() === 'true' ? 'demanded' : 'absent';
}
