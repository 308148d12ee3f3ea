import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { devicesByAnchorQuery } from '#console/api/device-users.ts';
import { connectionQuery } from '#console/api/token-tests.ts';

/** Devices that are reckoned with where the platform has none yet, or does not tell. */
const usualFleet = 1000;

/** How many devices the consequence is reckoned for: what was entered, else the platform's own number. */
export function useFleet() {
  const offered = useQuery(connectionQuery).data?.mode === 'embedded';
  const { data } = useQuery({ ...devicesByAnchorQuery, enabled: offered });
  const [entered, setEntered] = useState<number>();
  const counted = data?.total.devices;
  const known = counted !== undefined && counted > 0 ? counted : undefined;
  return {
    devices: entered ?? known ?? usualFleet,
    /** The platform's number; undefined where there is none. */
    known,
    isEntered: entered !== undefined && entered !== known,
    enter: setEntered,
    takeKnown: () => setEntered(undefined),
  };
}
