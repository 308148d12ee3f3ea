import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  deviceUserList,
  deviceUserPageSizes,
  deviceUserPrefix,
  deviceUsersPath,
  devicesByAnchor,
  tokenRevocationResult,
  tokenRevocationsPath,
  type DeviceUserQuery,
  type TokenRevocation,
  type TokenRevocationResult,
} from '#contract/device-users.ts';
import { platformUser } from '#contract/users.ts';
import { ApiError } from './api-error.ts';
import { request, send } from './request.ts';
import { withQuery } from './with-query.ts';

/** What device users are looked for by. */
export type DeviceFilter = Omit<DeviceUserQuery, 'after' | 'limit'>;

const pageSize = 100;

async function readDevices(query: DeviceUserQuery, signal: AbortSignal) {
  return request(deviceUserList, withQuery(deviceUsersPath, query), { signal });
}

/** Key of everything that is known of device users. */
export const deviceUsersKey = ['device-users'] as const;

/** Device users page by page, by name. */
export function deviceUsersQuery(filter: DeviceFilter) {
  return infiniteQueryOptions({
    queryKey: [...deviceUsersKey, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      readDevices({ ...filter, limit: String(pageSize), ...(pageParam !== null && { after: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    gcTime: 0,
  });
}

/** The first devices whose name has a text in it. */
export function deviceSearchQuery(device: string, limit: number) {
  return queryOptions({
    queryKey: [...deviceUsersKey, 'search', device, limit],
    queryFn: ({ signal }) => readDevices({ device, limit: String(limit) }, signal),
  });
}

/** How many devices come through which trusted certificate, and how many hold a valid token. */
export const devicesByAnchorQuery = queryOptions({
  queryKey: [...deviceUsersKey, 'by-anchor'],
  queryFn: ({ signal }) => request(devicesByAnchor, `${deviceUsersPath}/by-anchor`, { signal }),
  staleTime: 0,
});

/** Lets a device get tokens, or refuses it and its live tokens from the next request on. */
export async function switchDeviceUser(tenantId: string, userName: string, enabled: boolean): Promise<void> {
  const path = `/user/${encodeURIComponent(tenantId)}/users/${encodeURIComponent(userName)}`;
  await request(platformUser, path, { method: 'PUT', json: { enabled } });
}

/** Deletes a device's user, with its tokens; one that is not there, or not any more, is no failure. */
export async function deleteDeviceUser(tenantId: string, device: string): Promise<void> {
  const userName = encodeURIComponent(`${deviceUserPrefix}${device}`);
  try {
    await send(`/user/${encodeURIComponent(tenantId)}/users/${userName}`, { method: 'DELETE' });
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 404)) throw error;
  }
}

/** Revokes device tokens issued so far; with `dryRun` it only counts. */
export async function revokeTokens(revocation: TokenRevocation): Promise<TokenRevocationResult> {
  return request(tokenRevocationResult, tokenRevocationsPath, { method: 'POST', json: revocation });
}

/** Reads every device user that a filter lets through, a page at a time, up to a bound. */
export async function* readAllDevices(filter: DeviceFilter, bound: number, signal: AbortSignal) {
  let after: string | undefined;
  let count = 0;
  do {
    const page = await readDevices({ ...filter, limit: String(deviceUserPageSizes.maximum), after }, signal);
    yield page.devices;
    count += page.devices.length;
    after = page.next ?? undefined;
  } while (after !== undefined && count < bound);
}
