/** Whole seconds; the range that the slider and the curve show. */
export const usualRange = { shortest: 300, longest: 604_800 } as const;

/** Whole seconds, from 5 minutes to 7 days: the stops of the slider. */
export const stops = [
  300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400, 172_800, 345_600, 604_800,
] as const;

/** Index of the stop that is closest to a value, by ratio. */
export function nearestStop(seconds: number): number {
  const distances = stops.map((stop) => Math.abs(Math.log(seconds / stop)));
  return distances.indexOf(Math.min(...distances));
}

/** Token requests per hour of a fleet in which each device asks again when its token ends. */
export function requestsPerHour(deviceCount: number, lifespanSeconds: number): number {
  return (deviceCount * 3600) / lifespanSeconds;
}

/** Where a lifespan stands on the curve: 0 at the shortest, 1 at the longest, by ratio; values outside are held at the ends. */
export function positionOf(lifespanSeconds: number): number {
  const { shortest, longest } = usualRange;
  return Math.min(1, Math.max(0, Math.log(lifespanSeconds / shortest) / Math.log(longest / shortest)));
}

/** The lifespan at a position of the curve, the inverse of `positionOf`. */
export function lifespanAt(position: number): number {
  const { shortest, longest } = usualRange;
  return shortest * (longest / shortest) ** position;
}
