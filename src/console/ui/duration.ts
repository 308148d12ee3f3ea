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
    parts.push(unitFormat(language, unit).format(count));
  }
  return parts.length < 2 ? (parts[0] ?? '') : new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
}

const made = new Map<string, Intl.NumberFormat>();

/** Made once for each unit and language. */
function unitFormat(language: string, unit: string): Intl.NumberFormat {
  const key = `${language} ${unit}`;
  let format = made.get(key);
  if (format === undefined) {
    made.set(key, (format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' })));
  }
  return format;
}
