import { useTranslation } from 'react-i18next';
import { timeSince } from '#console/ui/relative-time.ts';
import { useDateLocale } from '#console/ui/use-date-locale.ts';
import classes from './cells.module.css';

/** A time to the second in the reader's zone, how long ago that was, and UTC on hover. */
export function TimeCell({ time, now }: { time: string; now: Date }) {
  const { t, i18n } = useTranslation('ui');
  const locale = useDateLocale();
  const date = new Date(time);
  const utc = date.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });
  return (
    <>
      <time dateTime={time} title={t('time.utc', { time: utc })}>
        {date.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'medium' })}
      </time>
      <div className={classes['detail']}>{timeSince(date, now, i18n.language)}</div>
    </>
  );
}
