/** The value below which the share `q` (0 to 1) of the values lies; `values` need not be sorted. NaN for none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}

/** The middle value. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/**
 * The median of the quotients of two series measured in the same rounds: a disturbance that hits a round hits both
 * numbers, so that the quotient stays steadier than either.
 */
export function medianRatio(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));
}
