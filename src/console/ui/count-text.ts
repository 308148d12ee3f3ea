const formats = new Map<string, Intl.NumberFormat>();

/**
 * A count as the reader's language writes it. Its first formatter costs a phone tens of milliseconds, and a number
 * without thousands looks the same without one.
 */
export function countText(count: number, language: string): string {
  if (count < 1000) return String(count);
  let format = formats.get(language);
  if (format === undefined) formats.set(language, (format = new Intl.NumberFormat(language)));
  return format.format(count);
}
