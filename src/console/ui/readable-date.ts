import { useCallback } from 'react';
import { useDateLocale } from './use-date-locale.ts';

/** Writes days in the reader's language and zone, for texts that cannot hold a `time` element. */
export function useReadableDate(): (instant: string) => string {
  const locale = useDateLocale();
  return useCallback((instant) => new Date(instant).toLocaleDateString(locale, { dateStyle: 'medium' }), [locale]);
}
