import type { FleetRow } from '#console/worker/fleet/messages.ts';
import type { ChainCheckSearch } from '../chain-check-search.ts';

/** What the table is narrowed to. */
export type FleetFilter = Pick<ChainCheckSearch, 'result' | 'reason' | 'find'>;

/** The rows that a filter lets through: refused devices before accepted ones. */
export function arrangeRows(
  { refused, accepted }: { refused: readonly FleetRow[]; accepted: readonly FleetRow[] },
  { result, reason, find }: FleetFilter,
): FleetRow[] {
  const byResult =
    reason !== undefined || result === 'refused'
      ? refused
      : result === 'accepted'
        ? accepted
        : result === 'warned'
          ? accepted.filter(({ warnings }) => warnings > 0)
          : [...refused, ...accepted];
  const byReason = reason === undefined ? byResult : byResult.filter((row) => row.reason === reason);
  const wanted = find?.trim().toLowerCase() ?? '';
  if (wanted === '') return [...byReason];
  const fits = ({ name, source, fingerprint }: FleetRow) =>
    name.toLowerCase().includes(wanted) || source.toLowerCase().includes(wanted) || fingerprint.startsWith(wanted);
  return byReason.filter(fits);
}
