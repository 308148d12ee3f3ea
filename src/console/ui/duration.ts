import i18next from 'i18next';

const units = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/**
 * A length of time in words, exactly: "1 hour", "1 day and 30 minutes". The words are our own: the browser's formats of
 * units take longer to make than the page that they stand on.
 * @param seconds whole, not negative
 * @param language of the reader, such as `en`
 */
export function durationWords(seconds: number, language: string): string {
  const t = i18next.getFixedT(language, 'ui');
  const parts: string[] = [];
  let rest = seconds;
  for (const { unit, seconds: length } of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    const last = unit === 'second' && parts.length === 0;
    if (count > 0 || last) parts.push(t(`duration.${unit}`, { count }));
  }
  const after = parts.pop() ?? '';
  if (parts.length === 0) return after;
  return t('duration.last', { before: parts.join(', '), after });
}
