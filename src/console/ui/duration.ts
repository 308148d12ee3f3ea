const units = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/**
 * A length of time in words, exactly: "1 hour", "1 day and 30 minutes".
 * @param seconds whole, not negative
 * @param language of the reader, such as `en`
 */
export function durationWords(seconds: number, language: string): string {
  const parts: string[] = [];
  let rest = seconds;
  for (const { unit, seconds: length } of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    const last = unit === 'second' && parts.length === 0;
    if (count === 0 && !last) continue;
    parts.push(new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count));
  }
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
}
