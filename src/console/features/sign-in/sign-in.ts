import { ApiError } from '#console/api/api-error.ts';
import { notUnderstood, send } from '#console/api/request.ts';
import { readXsrfToken } from '#console/api/xsrf-token.ts';

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
  const response = await send(`/tenant/oauth${query}`, {
    method: 'POST',
    form: { grant_type: 'PASSWORD', username, password, ...(code === '' ? {} : { tfa_code: code.trim() }) },
    credentials: 'sign-in',
  });
  if (readXsrfToken() === undefined) {
    throw notUnderstood(response, 'no session cookie came with it, or the browser did not keep it');
  }
}

/** Why the platform did not let somebody in yet. */
export type SecondFactorNeed = 'code' | 'set-up';

/**
 * What is missing for signing in; undefined for any other refusal. Cumulocity says it in the message of its 401 alone.
 */
export function neededSecondFactor(error: unknown): SecondFactorNeed | undefined {
  if (!(error instanceof ApiError) || error.status !== 401 || error.code === 'second-factor-invalid') return undefined;
  if (error.code === 'second-factor-setup-required' || /(?:TOTP|TFA).*set.?up required/i.test(error.message)) {
    return 'set-up';
  }
  const asks = error.code === 'second-factor-required' || /TOTP|TFA|two.?factor|second factor/i.test(error.message);
  return asks ? 'code' : undefined;
}
