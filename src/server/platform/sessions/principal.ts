import { GatehouseError } from '#contract/error-codes.ts';
import type { UserRow } from '#server/storage/tables.ts';

/** Who makes a request, as proven by its credentials. */
export interface Principal {
  tenantId: string;
  userName: string;
  kind: 'person' | 'device';
  roles: readonly string[];
  /** The token that proved it; absent with Basic. `exp` in seconds since 1970. */
  token?: { jti: string; exp: number; fromCookie: boolean };
}

/** The principal that a stored user is. */
export function principalOf(user: UserRow, token?: Principal['token']): Principal {
  return {
    tenantId: user.tenant_id,
    userName: user.user_name,
    kind: user.kind,
    roles: readRoles(user.roles),
    ...(token === undefined ? {} : { token }),
  };
}

function readRoles(text: string): string[] {
  const roles: unknown = JSON.parse(text);
  return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
}

/** The refusal of every wrong credential, whatever is wrong with it. */
export function credentialsRefused(): GatehouseError {
  return new GatehouseError('credentials-invalid', 'Invalid credentials! : Bad credentials');
}
