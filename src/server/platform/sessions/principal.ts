import { GatehouseError } from '#contract/error-codes.ts';
import type { UserRow } from '#server/storage/tables.ts';
import { effectiveRoles } from '../users/effective-roles.ts';

/** Who makes a request, as proven by its credentials. */
export interface Principal {
  tenantId: string;
  userName: string;
  kind: 'person' | 'device';
  roles: readonly string[];
  /** The token that proved it; absent with Basic. `exp` in seconds since 1970; `tfa` where a second factor was asked. */
  token?: { jti: string; exp: number; tfa: boolean; fromCookie: boolean };
}

/** The principal that a stored user is. */
export function principalOf(user: UserRow, token?: Principal['token']): Principal {
  return {
    tenantId: user.tenant_id,
    userName: user.user_name,
    kind: user.kind,
    roles: effectiveRoles(user),
    ...(token === undefined ? {} : { token }),
  };
}

/** The refusal of every wrong credential, whatever is wrong with it. */
export function credentialsRefused(): GatehouseError {
  return new GatehouseError('credentials-invalid', 'Invalid credentials! : Bad credentials');
}
