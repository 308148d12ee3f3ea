import type { GroupName, PlatformUser, UserGroup } from '#contract/users.ts';
import type { UserRow } from '#server/storage/tables.ts';
import { groupRoles, groupsOf, ownRoles } from './effective-roles.ts';

/** A role in Cumulocity's form. */
export function describeRole(name: string, origin: string) {
  return { id: name, name, self: `${origin}/user/roles/${name}` };
}

/** A group in Cumulocity's form; Gatehouse's groups are named by their id. */
export function describeGroup(name: GroupName, tenantId: string, origin: string): UserGroup {
  const self = `${origin}/user/${tenantId}/groups/${name}`;
  return { id: name, name, roles: roleReferences(groupRoles[name], self, origin), self };
}

/** Roles of a user or group in Cumulocity's form. */
export function roleReferences(names: readonly string[], owner: string, origin: string) {
  return {
    references: names.map((name) => ({ role: describeRole(name, origin), self: `${owner}/roles/${name}` })),
    self: `${owner}/roles`,
  };
}

/** Groups of a user in Cumulocity's form. */
export function groupReferences(row: UserRow, origin: string) {
  const groups = groupsOf(row).map((name) => describeGroup(name, row.tenant_id, origin));
  return {
    references: groups.map((group) => ({ group, self: group.self })),
    self: `${userUrl(row, origin)}/groups`,
  };
}

/** Address of a user. */
export function userUrl({ tenant_id, user_name }: UserRow, origin: string): string {
  return `${origin}/user/${tenant_id}/users/${encodeURIComponent(user_name)}`;
}

/** A user in Cumulocity's form; of secrets, not even that there are any but the second factor. */
export function describeUser(row: UserRow, secondFactorActive: boolean, origin: string): PlatformUser {
  const self = userUrl(row, origin);
  const isDevice = row.kind === 'device';
  return {
    id: row.user_name,
    userName: row.user_name,
    displayName: row.display_name ?? row.user_name,
    ...(row.email === null ? {} : { email: row.email }),
    enabled: row.enabled === 1,
    shouldResetPassword: false,
    customProperties: isDevice ? { device: true } : {},
    ...(isDevice ? {} : { twoFactorAuthenticationEnabled: secondFactorActive }),
    ...(row.password_changed_at === null
      ? {}
      : { lastPasswordChange: new Date(row.password_changed_at).toISOString() }),
    roles: roleReferences(ownRoles(row), self, origin),
    groups: groupReferences(row, origin),
    self,
  };
}
