import { sql } from 'kysely';
import { literalInPattern } from '#server/storage/like-pattern.ts';
import type { Storage, UserRow } from '#server/storage/tables.ts';

/** What names a user. */
export interface UserName {
  tenantId: string;
  userName: string;
}

/** One page of a tenant's people or devices by name, and how many there are. */
export async function listUsers(
  storage: Storage,
  tenantId: string,
  { kind, namePrefix }: { kind: UserRow['kind']; namePrefix: string },
  page: { offset: number; limit: number },
): Promise<{ users: UserRow[]; total: number }> {
  const pattern = `${literalInPattern(namePrefix)}%`;
  const matching = storage
    .selectFrom('users')
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', kind)
    .where(sql<boolean>`user_name like ${pattern} escape '\\'`);
  const counted = await matching.select((select) => select.fn.countAll().as('total')).executeTakeFirstOrThrow();
  const users = await matching.selectAll().orderBy('user_name').limit(page.limit).offset(page.offset).execute();
  return { users, total: Number(counted.total) };
}

/** People of a tenant who can sign in. */
export function listEnabledPeople(storage: Storage, tenantId: string): Promise<UserRow[]> {
  return storage
    .selectFrom('users')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', 'person')
    .where('enabled', '=', 1)
    .execute();
}

/** Adds a user. @returns false where the tenant has one of that name. */
export async function insertUser(storage: Storage, row: UserRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await storage
    .insertInto('users')
    .values(row)
    .onConflict((conflict) => conflict.columns(['tenant_id', 'user_name']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Writes what may change of a user. */
export async function updateUserRow(
  storage: Storage,
  { tenantId, userName }: UserName,
  values: Partial<Pick<UserRow, 'enabled' | 'tokens_valid_from' | 'roles' | 'member_of' | 'display_name' | 'email'>>,
): Promise<void> {
  await storage
    .updateTable('users')
    .set(values)
    .where('tenant_id', '=', tenantId)
    .where('user_name', '=', userName)
    .execute();
}

/** Deletes a user. */
export async function deleteUserRow(storage: Storage, { tenantId, userName }: UserName): Promise<void> {
  await storage.deleteFrom('users').where('tenant_id', '=', tenantId).where('user_name', '=', userName).execute();
}
