import { findingCodes, type FindingCode } from '#contract/finding-codes.ts';

/** What the table of a fleet can be narrowed to. */
export const fleetResults = ['refused', 'warned', 'accepted'] as const;
export type FleetResult = (typeof fleetResults)[number];

/** State of the page in its address. */
export interface ChainCheckSearch {
  /** Id of the token attempt whose chain is looked at. */
  attempt?: number | undefined;
  /** Of a fleet: which devices are listed, why they were refused, and what is looked for. */
  result?: FleetResult | undefined;
  reason?: FindingCode | undefined;
  find?: string | undefined;
  /** SHA-256 fingerprint of the device of a fleet that is open. */
  device?: string | undefined;
}

/** Takes over what makes sense of an address and drops the rest. */
export function readChainCheckSearch({ attempt, result, reason, find, device }: Record<string, unknown>) {
  const isId = typeof attempt === 'number' && Number.isSafeInteger(attempt) && attempt > 0;
  const search: ChainCheckSearch = {
    attempt: isId ? attempt : undefined,
    result: fleetResults.find((name) => name === result),
    reason: findingCodes.find((code) => code === reason),
    find: typeof find === 'string' && find !== '' ? find.slice(0, 200) : undefined,
    device: typeof device === 'string' && /^[0-9a-f]{64}$/.test(device) ? device : undefined,
  };
  return search;
}
