import { ApiError } from '#console/api/api-error.ts';
import { send } from '#console/api/request.ts';

/** What the form asks for; `code` is the second factor, asked for only where the tenant wants one. */
export interface Entry {
  userName: string;
  password: string;
  code: string;
}

/** `tenant/user` names the tenant as well, as in Cumulocity's own login. */
function splitUserName(entered: string): { tenantId?: string; username: string } {
  const slash = entered.indexOf('/');
  return slash < 0 ? { username: entered } : { tenantId: entered.slice(0, slash), username: entered.slice(slash + 1) };
}

/**
 * Opens a session: the platform sets its cookies.
 * @throws ApiError
 */
export async function signIn({ userName, password, code }: Entry): Promise<void> {
  const { tenantId, username } = splitUserName(userName.trim());
  const query = tenantId === undefined ? '' : `?tenant_id=${encodeURIComponent(tenantId)}`;
  await send(`/tenant/oauth${query}`, {
    method: 'POST',
    form: { grant_type: 'PASSWORD', username, password, ...(code === '' ? {} : { tfa_code: code.trim() }) },
    credentials: 'sign-in',
  });
}

/** True where the platform refused because it wants a second factor (Cumulocity says so in its message alone). */
export function wantsSecondFactor(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401 && /TOTP|TFA|two.?factor|second factor/i.test(error.message);
}
