import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { devicesByAnchorQuery } from '#console/api/device-users.ts';
import { connectionQuery } from '#console/api/token-tests.ts';

/** Devices that came through one trusted certificate last. */
export interface DeviceCount {
  devices: number;
  /** Those of them that hold a valid token now. */
  liveTokens: number;
}

/** Device counts of every trusted certificate; a remote tenant has none to offer. */
export type DeviceCounts =
  | { state: 'not-offered' | 'pending' }
  | { state: 'failed'; error: Error; retry: () => void }
  | { state: 'known'; of: (fingerprint: string) => DeviceCount };

const none: DeviceCount = { devices: 0, liveTokens: 0 };

/** How many devices hang on each trusted certificate, by its SHA-1 fingerprint. */
export function useDeviceCounts(): DeviceCounts {
  const connection = useQuery(connectionQuery);
  const offered = connection.data?.mode === 'embedded';
  const { data, error, refetch } = useQuery({ ...devicesByAnchorQuery, enabled: offered });
  return useMemo(() => {
    if (data !== undefined) {
      const byAnchor = new Map(data.anchors.map(({ anchorFingerprint, ...count }) => [anchorFingerprint, count]));
      return { state: 'known', of: (fingerprint) => byAnchor.get(fingerprint) ?? none };
    }
    if (error !== null) return { state: 'failed', error, retry: () => void refetch() };
    return { state: offered ? 'pending' : 'not-offered' };
  }, [data, error, refetch, offered]);
}
