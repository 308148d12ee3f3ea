import { GatehouseError } from '#contract/error-codes.ts';
import type { Storage, UserRow } from '#server/storage/tables.ts';
import type { Principal } from '../sessions/principal.ts';
import { findUser } from '../sessions/store.ts';
import { effectiveRoles, groupsOf } from './effective-roles.ts';
import { listEnabledPeople } from './store.ts';

/** Who changes users of their own tenant, and what they may do themselves. */
export type UserWriter = Pick<Principal, 'tenantId' | 'userName' | 'roles'>;

/**
 * Finds a user that the writer may change. Somebody with fewer rights must not reach more of them by way of another
 * user; devices have rights of their own kind and are no such way.
 * @throws GatehouseError `not-found`, `role-not-held`
 */
export async function demandChangeable(storage: Storage, writer: UserWriter, userName: string): Promise<UserRow> {
  const row = await findUser(storage, writer.tenantId, userName);
  if (row === undefined) throw userMissing(userName);
  if (row.kind === 'person') demandHeld(writer, effectiveRoles(row));
  return row;
}

/** Demands that the writer holds roles that are to be given or touched. @throws GatehouseError `role-not-held` */
export function demandHeld(writer: UserWriter, roles: readonly string[]): void {
  const missing = roles.find((role) => !writer.roles.includes(role));
  if (missing === undefined) return;
  throw new GatehouseError('role-not-held', `This takes ${missing}, which you do not hold yourself.`, {
    role: missing,
  });
}

/**
 * Keeps a tenant from losing its last admin: an enabled person in the group `admins`.
 * @param transaction one that has made the change already.
 * @throws GatehouseError `last-admin`
 */
export async function demandAdminLeft(transaction: Storage, before: UserRow): Promise<void> {
  if (!isAdmin(before)) return;
  const people = await listEnabledPeople(transaction, before.tenant_id);
  if (!people.some(isAdmin)) throw new GatehouseError('last-admin', 'This is the last admin of the tenant.');
}

function isAdmin(row: UserRow): boolean {
  return row.kind === 'person' && row.enabled === 1 && groupsOf(row).includes('admins');
}

/** The refusal where a tenant has no such user. */
export function userMissing(userName: string): GatehouseError {
  return new GatehouseError('not-found', `There is no user ${userName}.`, { userName });
}
