import { queryOptions, useSuspenseQuery, type QueryClient } from '@tanstack/react-query';
import {
  currentTenant,
  currentUser,
  roles,
  type CurrentTenant,
  type CurrentUser,
  type Role,
} from '#contract/sessions.ts';
import { ApiError } from './api-error.ts';
import { sessionCalls } from './early-session.ts';
import { request, send } from './request.ts';
import { readXsrfToken } from './xsrf-token.ts';

/** The signed-in admin and the tenant that the console works on. */
export interface Session {
  user: CurrentUser;
  tenant: CurrentTenant;
}

/**
 * Fails with an `ApiError` whose `sessionOver` is true where nobody is signed in; the platform is not asked where its
 * cookie is not there at all.
 */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session> => {
    if (readXsrfToken() === undefined) throw new ApiError('session-missing', '', { status: 401, sessionOver: true });
    const [user, tenant] = await Promise.all([
      request(currentUser, sessionCalls.user.path, { signal, headers: { Accept: sessionCalls.user.accept } }),
      request(currentTenant, sessionCalls.tenant.path, { signal }),
    ]);
    return { user, tenant };
  },
  staleTime: 5 * 60_000,
  retry: false,
});

/** The session of the page at hand; only for components inside the shell, which is not shown without one. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** True where the admin holds one of the roles; decides what a page offers, the platform decides what it does. */
export function useHasRole(...wanted: Role[]): boolean {
  const held = useSession().user.effectiveRoles ?? [];
  return held.some((role) => wanted.some((name) => name === role.name));
}

/** May add, change and delete trusted certificates (contract 2.1). */
export function useMayManageCertificates(): boolean {
  return useHasRole(roles.tenantManagementAdmin, roles.tenantAdmin);
}

/** Ends the session on the platform; the cookies are gone afterwards. */
export async function signOut(): Promise<void> {
  await send('/user/logout', { method: 'POST', json: {} });
}

/** Forgets everything that was read with the session; what is asked of everybody (`meta.anonymous`) stays. */
export function forgetSession(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: ({ meta }) => meta?.['anonymous'] !== true });
}
