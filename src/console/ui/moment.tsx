import { useTranslation } from 'react-i18next';
import { useDateLocale } from './use-date-locale.ts';

/** A date in the reader's zone and language, with UTC on hover. */
export function Moment({
  date,
  dayOnly = false,
}: {
  date: Date;
  /** Leaves out the time of day. */ dayOnly?: boolean;
}) {
  const { t } = useTranslation('ui');
  const locale = useDateLocale();
  const shown = dayOnly
    ? date.toLocaleDateString(locale, { dateStyle: 'medium' })
    : date.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const utc = date.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });
  return (
    <time dateTime={date.toISOString()} title={t('time.utc', { time: utc })}>
      {shown}
    </time>
  );
}
