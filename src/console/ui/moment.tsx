import { Text, Tooltip, type TextProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface MomentProps extends TextProps {
  date: Date;
  /** Leaves out the time of day. */
  dayOnly?: boolean;
}

/** A date in the reader's zone and language, with UTC on hover and on focus. */
export function Moment({ date, dayOnly = false, ...text }: MomentProps) {
  const { t } = useTranslation('ui');
  const shown = dayOnly
    ? date.toLocaleDateString(undefined, { dateStyle: 'medium' })
    : date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const utc = date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });
  return (
    <Tooltip label={t('time.utc', { time: utc })} withArrow events={{ hover: true, focus: true, touch: true }}>
      <Text component="time" span dateTime={date.toISOString()} {...text}>
        {shown}
      </Text>
    </Tooltip>
  );
}
