import { queryOptions } from '@tanstack/react-query';
import { revocationEntryLimit, revocationListPath, revocationOptions } from '#contract/revocation.ts';
import { tenantOptionCategory } from '#contract/tenant-options.ts';
import { ApiError } from './api-error.ts';
import { notUnderstood, request, send } from './request.ts';

/** One serial number to revoke. */
export interface SerialToRevoke {
  /** Lower-case hex. */
  serialHex: string;
  /** ISO 8601 UTC with milliseconds; absent: now. */
  date?: string;
}

/** The checks that a tenant can switch on. */
export const revocationChecks = ['offline', 'online'] as const;
export type RevocationCheck = (typeof revocationChecks)[number];

const categoryPath = `/tenant/options/${revocationOptions.category}`;

/** Which checks are on; an option that is not set is off. */
export const revocationChecksQuery = queryOptions({
  queryKey: ['revocation-checks'],
  queryFn: async ({ signal }): Promise<Record<RevocationCheck, boolean>> => {
    const options = await request(tenantOptionCategory, categoryPath, { signal }).catch(noneWhereMissing);
    const isOn = (key: string) => options[key]?.trim().toLowerCase() === 'true';
    return { offline: isOn(revocationOptions.offline), online: isOn(revocationOptions.online) };
  },
});

function noneWhereMissing(error: unknown): Record<string, string> {
  if (error instanceof ApiError && error.status === 404) return {};
  throw error;
}

/** Switches one check on or off. */
export async function switchRevocationCheck(check: RevocationCheck, on: boolean): Promise<void> {
  const path = `${categoryPath}/${encodeURIComponent(revocationOptions[check])}`;
  await send(path, { method: 'PUT', json: { value: String(on) } });
}

/** The octet that every certificate and CRL in DER begins with. */
const derSequence = 0x30;

/** The tenant's own revocation list: a signed CRL, DER. */
export const revocationListQuery = queryOptions({
  queryKey: ['revocation-list'],
  queryFn: async ({ signal }) => {
    const response = await send(revocationListPath, { headers: { Accept: 'application/pkix-crl' }, signal });
    const octets = new Uint8Array(await response.arrayBuffer());
    if (octets[0] !== derSequence) throw notUnderstood(response, 'no CRL in DER');
    return octets;
  },
});

/**
 * Adds serial numbers to the tenant's list, for good; as many in one call as the platform takes.
 * @param onProgress told how many are on the list after each call
 */
export async function revokeSerials(
  serials: readonly SerialToRevoke[],
  onProgress: (sent: number) => void,
): Promise<void> {
  for (let start = 0; start < serials.length; start += revocationEntryLimit) {
    const crls = serials.slice(start, start + revocationEntryLimit).map(({ serialHex, date }) => ({
      serialNumberInHex: serialHex,
      ...(date === undefined ? {} : { revocationDate: date }),
    }));
    await send(revocationListPath, { method: 'PUT', json: { crls } });
    onProgress(start + crls.length);
  }
}
