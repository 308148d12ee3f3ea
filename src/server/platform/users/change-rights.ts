import { GatehouseError } from '#contract/error-codes.ts';
import type { GroupName } from '#contract/users.ts';
import type { UserRow } from '#server/storage/tables.ts';
import type { Platform } from '../platform.ts';
import { audit } from './change-user.ts';
import { groupRoles, groupsOf, ownRoles, personRoles } from './effective-roles.ts';
import { updateUserRow } from './store.ts';
import { demandAdminLeft, demandChangeable, demandHeld, type UserWriter } from './user-rules.ts';

/** What is given to a user or taken away. */
export type Right = { role: string } | { group: GroupName };

/**
 * Gives a person a role or membership of a group; giving what is there already is no mistake.
 * @throws GatehouseError `not-found`, `role-not-held`, `conflict` for a device
 */
export function giveRight(platform: Platform, writer: UserWriter, userName: string, right: Right): Promise<UserRow> {
  if ('role' in right && !personRoles.some((role) => role === right.role)) {
    throw new GatehouseError('not-found', `There is no role ${right.role} for people.`, { role: right.role });
  }
  return changeRights(platform, writer, userName, right, (held, name) => [...new Set([...held, name])]);
}

/**
 * Takes a role or membership of a group away.
 * @throws GatehouseError `not-found` where the user does not have it, `role-not-held`, `last-admin`
 */
export function takeRight(platform: Platform, writer: UserWriter, userName: string, right: Right): Promise<UserRow> {
  return changeRights(platform, writer, userName, right, (held, name) => {
    if (!held.includes(name)) throw new GatehouseError('not-found', `The user ${userName} does not have ${name}.`);
    return held.filter((other) => other !== name);
  });
}

async function changeRights(
  { storage, now }: Platform,
  writer: UserWriter,
  userName: string,
  right: Right,
  change: (held: readonly string[], name: string) => string[],
): Promise<UserRow> {
  demandHeld(writer, 'role' in right ? [right.role] : groupRoles[right.group]);
  return storage.transaction().execute(async (transaction) => {
    const before = await demandChangeable(transaction, writer, userName);
    if (before.kind === 'device') throw new GatehouseError('conflict', 'The rights of devices cannot be changed.');
    const values =
      'role' in right
        ? { roles: JSON.stringify(change(ownRoles(before), right.role)) }
        : { member_of: JSON.stringify(change(groupsOf(before), right.group)) };
    const after = { ...before, ...values };
    await updateUserRow(transaction, { tenantId: writer.tenantId, userName }, values);
    await demandAdminLeft(transaction, before);
    await audit(transaction, writer, 'rights changed', now(), { before, after });
    return after;
  });
}
