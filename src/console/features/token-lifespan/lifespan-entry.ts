import { deviceTokenLifespan } from '#contract/tenant-options.ts';

/** Seconds in each unit that a lifespan can be entered in. */
const secondsPerUnit = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;
export type LifespanUnit = keyof typeof secondsPerUnit;
export const lifespanUnits = ['seconds', 'minutes', 'hours', 'days'] as const satisfies LifespanUnit[];

/** What stands in the form. */
export interface LifespanEntry {
  /** As typed. */
  amount: string;
  unit: LifespanUnit;
}

export type EntryProblem = 'empty' | 'not-whole' | 'too-short' | 'too-long';

/** Reads an entry by the platform's rule: whole seconds between the bounds. */
export function readEntry({ amount, unit }: LifespanEntry): { seconds: number } | { problem: EntryProblem } {
  const text = amount.trim();
  if (text === '') return { problem: 'empty' };
  if (!/^[0-9]+$/.test(text)) return { problem: 'not-whole' };
  const seconds = Number(text) * secondsPerUnit[unit];
  if (seconds < deviceTokenLifespan.minimum) return { problem: 'too-short' };
  return seconds > deviceTokenLifespan.maximum ? { problem: 'too-long' } : { seconds };
}

/** The entry for a value: in the wanted unit where that is a whole number, else in the largest unit where it is. */
export function entryOf(seconds: number, wanted: LifespanUnit): LifespanEntry {
  const fits = (unit: LifespanUnit) => seconds % secondsPerUnit[unit] === 0;
  const unit = fits(wanted) ? wanted : (lifespanUnits.findLast(fits) ?? 'seconds');
  return { amount: String(seconds / secondsPerUnit[unit]), unit };
}

/** The same length of time in another unit; what cannot be converted exactly keeps its number. */
export function changeUnit(entry: LifespanEntry, unit: LifespanUnit): LifespanEntry {
  const text = entry.amount.trim();
  const seconds = /^[0-9]{1,10}$/.test(text) ? Number(text) * secondsPerUnit[entry.unit] : Number.NaN;
  const amount = seconds / secondsPerUnit[unit];
  return { amount: Number.isInteger(amount) ? String(amount) : entry.amount, unit };
}
