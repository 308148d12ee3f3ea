import { queryOptions } from '@tanstack/react-query';
import { tenantOptionCategory } from '#contract/tenant-options.ts';
import { ApiError } from './api-error.ts';
import { request, send } from './request.ts';

/** Category of tenant options in which admins' choices are kept: a platform of any kind keeps them for all of them. */
const categoryPath = '/tenant/options/gatehouse.successors';

/** Chosen successors, by the fingerprint of the older certificate; none where options cannot be read. */
export const successorsQuery = queryOptions({
  queryKey: ['successors'],
  queryFn: async ({ signal }): Promise<Record<string, string>> =>
    request(tenantOptionCategory, categoryPath, { signal }).catch((error: unknown) => {
      if (error instanceof ApiError && [403, 404].includes(error.status)) return {};
      throw error;
    }),
});

/** Keeps the choice of a successor; undefined takes it back, so that the names tell again. */
export async function chooseSuccessor(fingerprint: string, successor: string | undefined): Promise<void> {
  const path = `${categoryPath}/${encodeURIComponent(fingerprint)}`;
  if (successor !== undefined) await send(path, { method: 'PUT', json: { value: successor } });
  else await send(path, { method: 'DELETE' });
}
