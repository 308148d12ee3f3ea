import { useTranslation } from 'react-i18next';

/** A date in the reader's zone and language, with UTC on hover. */
export function Moment({
  date,
  dayOnly = false,
}: {
  date: Date;
  /** Leaves out the time of day. */ dayOnly?: boolean;
}) {
  const { t } = useTranslation('ui');
  const shown = dayOnly
    ? date.toLocaleDateString(undefined, { dateStyle: 'medium' })
    : date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const utc = date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });
  return (
    <time dateTime={date.toISOString()} title={t('time.utc', { time: utc })}>
      {shown}
    </time>
  );
}
