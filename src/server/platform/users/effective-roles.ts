import { roles, type Role } from '#contract/sessions.ts';
import { groupNames, type GroupName } from '#contract/users.ts';
import type { UserRow } from '#server/storage/tables.ts';

/** Everything a person may do; a device's role is not among it. */
export const personRoles: readonly Role[] = Object.values(roles).filter((role) => role !== roles.device);

/** What the members of a group may do: looked up at each request, so that roles of later versions reach old users. */
export const groupRoles: Readonly<Record<GroupName, readonly Role[]>> = {
  admins: personRoles,
  readers: [
    roles.tenantManagementRead,
    roles.optionManagementRead,
    roles.userManagementRead,
    roles.auditRead,
    roles.inventoryRead,
    roles.identityRead,
  ],
};

/** Groups that a user is a member of. */
export function groupsOf({ member_of }: Pick<UserRow, 'member_of'>): GroupName[] {
  const names = readNames(member_of);
  return groupNames.filter((name) => names.includes(name));
}

/** Roles that were given to a user itself. */
export function ownRoles({ roles: text }: Pick<UserRow, 'roles'>): string[] {
  return readNames(text);
}

/** All that a user may do. */
export function effectiveRoles(user: Pick<UserRow, 'roles' | 'member_of'>): string[] {
  const ofGroups = groupsOf(user).flatMap((name) => groupRoles[name]);
  return [...new Set<string>([...ownRoles(user), ...ofGroups])];
}

function readNames(text: string | null): string[] {
  const names: unknown = JSON.parse(text ?? '[]');
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}
