import { queryOptions } from '@tanstack/react-query';
import {
  currentUserPasswordPath,
  ownSessionsPath,
  totpActivity,
  totpActivityPath,
  totpSecret,
  totpSecretPath,
  totpVerifyPath,
  type PasswordChange,
  type TotpSecret,
} from '#contract/account.ts';
import { request, send, type BasicCredentials } from './request.ts';

/**
 * As whom a second factor is set up: in a session, or by user name and password where the tenant lets nobody in without
 * one.
 */
export type SetUpCredentials = 'session' | BasicCredentials;

/** Whether the second factor is active; fails with status 403 or 404 where the tenant offers none. */
export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: ({ signal }) => request(totpActivity, totpActivityPath, { signal }),
  staleTime: 60_000,
  retry: false,
});

/** Makes a new secret; nobody can read it a second time. @throws ApiError */
export async function createTotpSecret(credentials: SetUpCredentials): Promise<TotpSecret> {
  return request(totpSecret, totpSecretPath, { method: 'POST', json: {}, credentials });
}

/** Proves that codes are right, then asks for one at every sign-in. @throws ApiError */
export async function activateSecondFactor(code: string, credentials: SetUpCredentials): Promise<void> {
  await send(totpVerifyPath, { method: 'POST', json: { code }, credentials });
  await send(totpActivityPath, { method: 'POST', json: { isActive: true }, credentials });
}

/** Signs in without a code again from now on. @throws ApiError */
export async function deactivateSecondFactor(code: string): Promise<void> {
  await send(totpActivityPath, { method: 'POST', json: { isActive: false, code } });
}

/** Changes the own password: every session ends, this one goes on under new cookies. @throws ApiError */
export async function changePassword(change: PasswordChange): Promise<void> {
  await send(currentUserPasswordPath, { method: 'PUT', json: change });
}

/** Ends every session of one's own, or every other one. @throws ApiError */
export async function endOwnSessions(keepThis: boolean): Promise<void> {
  await send(keepThis ? `${ownSessionsPath}?others=true` : ownSessionsPath, { method: 'DELETE' });
}
