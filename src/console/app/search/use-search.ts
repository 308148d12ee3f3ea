import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { ApiError } from '#console/api/api-error.ts';
import { deviceSearchQuery } from '#console/api/device-users.ts';
import { useSession } from '#console/api/session.ts';
import { connectionQuery } from '#console/api/token-tests.ts';
import { trustedCertificatesQuery } from '#console/api/trusted-certificates.ts';
import { commonNameOf } from '#console/certificates/common-name.ts';
import { displayName } from '#console/certificates/display-name.ts';
import { fingerprintPart, inOrder, narrowed } from '#console/features/trusted-certificates/arrange.ts';
import { useSha256 } from '#console/features/trusted-certificates/use-sha256.ts';
import { useNow } from '#console/ui/clock.tsx';

/** How many results of one kind are shown. */
export const shownHits = 6;
const shortest = 2;
const debounceMs = 200;
const nothing: TrustedCertificate[] = [];

/** One result: what it is called, what tells it from others, and what its page needs to open it. */
export interface Hit {
  kind: 'certificate' | 'device';
  /** Fingerprint or common name. */
  id: string;
  title: string;
  detail: string;
}

export interface Found {
  state: 'begin' | 'searching' | 'done';
  certificates: Hit[];
  devices: Hit[];
  /** Whether devices could not be looked through although the platform has them. */
  devicesFailed: boolean;
}

/** Looks through the tenant's certificates, which are all in the browser, and asks the platform for devices. */
export function useSearch(text: string): Found {
  const { tenant } = useSession();
  const now = useNow();
  const wanted = text.trim();
  const enough = wanted.length >= shortest;
  const [asked] = useDebouncedValue(wanted, debounceMs);
  const trusted = useQuery(trustedCertificatesQuery(tenant.name));
  const { data: platform } = useQuery(connectionQuery);
  const devices = useQuery({
    ...deviceSearchQuery(asked, shownHits),
    enabled: asked.length >= shortest && platform !== undefined && platform.mode !== 'remote',
  });
  const all = trusted.data ?? nothing;
  const { sha256Of } = useSha256(all, fingerprintPart(wanted) !== '');
  const found = enough ? inOrder(narrowed(all, { search: wanted }, now, sha256Of), {}).slice(0, shownHits) : [];
  const pending = trusted.isPending || (devices.isFetching && devices.data === undefined) || asked !== wanted;
  const forbidden = devices.error instanceof ApiError && devices.error.status === 403;
  return {
    state: enough ? (pending ? 'searching' : 'done') : 'begin',
    certificates: found.map((certificate) => ({
      kind: 'certificate',
      id: certificate.fingerprint,
      title: displayName(certificate),
      detail: commonNameOf(certificate.subject ?? '') || certificate.fingerprint,
    })),
    devices: (enough && asked === wanted ? (devices.data?.devices ?? []) : []).map(({ device, userName }) => ({
      kind: 'device',
      id: device,
      title: device,
      detail: userName,
    })),
    devicesFailed: devices.isError && !forbidden,
  };
}
