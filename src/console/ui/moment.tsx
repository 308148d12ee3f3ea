import { useTranslation } from 'react-i18next';
import { dateFormat } from './date-format.ts';
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
  const shown = dateFormat(dayOnly ? 'day' : 'minute', locale).format(date);
  const utc = dateFormat('utc', locale).format(date);
  return (
    <time dateTime={date.toISOString()} title={t('time.utc', { time: utc })}>
      {shown}
    </time>
  );
}
