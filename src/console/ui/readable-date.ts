import { useCallback } from 'react';
import { dateFormat } from './date-format.ts';
import { useDateLocale } from './use-date-locale.ts';

/** Writes days in the reader's language and zone, for texts that cannot hold a `time` element. */
export function useReadableDate(): (instant: string) => string {
  const locale = useDateLocale();
  return useCallback((instant) => dateFormat('day', locale).format(new Date(instant)), [locale]);
}
