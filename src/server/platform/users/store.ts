import { sql } from 'kysely';
import { literalInPattern } from '#server/storage/like-pattern.ts';
import type { Storage, UserRow } from '#server/storage/tables.ts';

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

/** Writes what may change of a user. */
export async function updateUserRow(
  storage: Storage,
  { tenantId, userName }: { tenantId: string; userName: string },
  values: Partial<Pick<UserRow, 'enabled' | 'tokens_valid_from'>>,
): Promise<void> {
  await storage
    .updateTable('users')
    .set(values)
    .where('tenant_id', '=', tenantId)
    .where('user_name', '=', userName)
    .execute();
}
