const units = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/**
 * How far a date is from now, in its largest unit: "5 minutes ago", "in 3 days".
 * @param language of the reader, such as `en`
 */
export function relativeTime(date: Date, now: Date, language: string): string {
  const seconds = Math.round((date.getTime() - now.getTime()) / 1000);
  const { unit, seconds: length } = units.find((entry) => Math.abs(seconds) >= entry.seconds) ?? units[3];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.trunc(seconds / length), unit);
}

/** How long ago something happened; a page whose time stands still for a minute does not move it into the future. */
export function timeSince(date: Date, now: Date, language: string): string {
  return relativeTime(date, date > now ? date : now, language);
}
