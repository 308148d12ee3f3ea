import { repairCodes } from '#contract/input-codes.ts';
import type { InputReport } from '#pki/input/input-report.ts';
import { passwordState } from '#pki/input/input-report.ts';
import { fleetLimits, type FleetFound } from './messages.ts';

/** Counts of nothing. */
export function emptyTally(): FleetFound {
  return {
    devices: 0,
    authorities: 0,
    keys: 0,
    signingRequests: 0,
    revocationLists: 0,
    publicKeys: 0,
    duplicates: 0,
    repairs: {},
    leftOutCount: 0,
    leftOut: [],
    locked: 0,
  };
}

/** Adds to the counts what one file held besides certificates. */
export function tallyReport(tally: FleetFound, report: InputReport): void {
  tally.keys += report.privateKeys.length;
  tally.signingRequests += report.signingRequests.length;
  tally.revocationLists += report.revocationLists.length;
  tally.publicKeys += report.publicKeys.length;
  tally.leftOutCount += report.leftOut.length;
  for (const item of report.leftOut) if (tally.leftOut.length < fleetLimits.leftOutTold) tally.leftOut.push(item);
  for (const { code } of report.repairs) tally.repairs[code] = (tally.repairs[code] ?? 0) + 1;
  if (passwordState(report) !== 'none') tally.locked += 1;
}

/** The counts of all workers together. */
export function sumTallies(tallies: readonly FleetFound[]): FleetFound {
  const sum = emptyTally();
  for (const tally of tallies) {
    sum.devices += tally.devices;
    sum.keys += tally.keys;
    sum.signingRequests += tally.signingRequests;
    sum.revocationLists += tally.revocationLists;
    sum.publicKeys += tally.publicKeys;
    sum.duplicates += tally.duplicates;
    sum.leftOutCount += tally.leftOutCount;
    sum.locked += tally.locked;
    // Each worker finds the same authorities in its share; the largest count is the closest before they are merged.
    sum.authorities = Math.max(sum.authorities, tally.authorities);
    sum.leftOut.push(...tally.leftOut.slice(0, fleetLimits.leftOutTold - sum.leftOut.length));
    for (const code of repairCodes) {
      const count = (sum.repairs[code] ?? 0) + (tally.repairs[code] ?? 0);
      if (count > 0) sum.repairs[code] = count;
    }
  }
  return sum;
}
