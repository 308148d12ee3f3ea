import type { PlatformUser } from '#contract/users.ts';

/** What is told of a user. */
export interface DescribedUser {
  tenantId: string;
  userName: string;
  kind: 'person' | 'device';
  enabled: boolean;
}

/** A user in Cumulocity's form, without its roles. */
export function describeUser({ userName, tenantId, kind, enabled }: DescribedUser, origin: string): PlatformUser {
  return {
    id: userName,
    userName,
    displayName: userName,
    enabled,
    shouldResetPassword: false,
    customProperties: kind === 'device' ? { device: true } : {},
    self: `${origin}/user/${tenantId}/users/${encodeURIComponent(userName)}`,
  };
}
