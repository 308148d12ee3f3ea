import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dateFormat } from '#console/ui/date-format.ts';
import { useDateLocale } from '#console/ui/use-date-locale.ts';
import classes from './attempt-chart.module.css';
import type { AttemptBar } from './attempt-spans.ts';

const width = 600;
const height = 150;
const gap = 3;
/** Units of the picture that a bar has at least, so that one refusal among thousands is seen. */
const least = 2;

interface AttemptChartProps {
  bars: readonly AttemptBar[];
  /** The whole picture in one sentence. */
  label: string;
  /** Names the first and last bar with the time of day. */
  withTime: boolean;
}

/** Stacked bars over time: accepted below, refused above in stripes, so that colour is not the only difference. */
export function AttemptChart({ bars, label, withTime }: AttemptChartProps) {
  const { t } = useTranslation('overview');
  const locale = useDateLocale();
  const most = Math.max(1, ...bars.map(({ accepted, refused }) => accepted + refused));
  const step = width / bars.length;
  const heightOf = (count: number) => (count === 0 ? 0 : Math.max(least, (count / most) * (height - 4)));
  const when = (date: Date) => dateFormat(withTime ? 'minute' : 'day', locale).format(date);
  const [first, last] = [bars[0], bars.at(-1)];
  return (
    <div>
      <Text size="xs" c="dimmed" ta="end">
        {t('attempts.most', { count: most })}
      </Text>
      <svg className={classes.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <defs>
          <pattern id="refused" width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect className={classes.refused} width={6} height={6} />
            <rect className={classes.stripe} width={2} height={6} />
          </pattern>
        </defs>
        {bars.map(({ from, accepted, refused }, index) => {
          const below = heightOf(accepted);
          const above = heightOf(refused);
          const x = index * step + gap / 2;
          return (
            <g key={from.getTime()}>
              <title>{t('attempts.bar', { time: when(from), accepted, refused })}</title>
              <rect className={classes.slot} x={x} y={0} width={step - gap} height={height} />
              <rect className={classes.accepted} x={x} y={height - below} width={step - gap} height={below} />
              <rect fill="url(#refused)" x={x} y={height - below - above} width={step - gap} height={above} />
            </g>
          );
        })}
        <line className={classes.axis} x1={0} x2={width} y1={height} y2={height} />
      </svg>
      <div className={classes.ends}>
        <span>{first !== undefined && when(first.from)}</span>
        <span>{last !== undefined && when(last.from)}</span>
      </div>
    </div>
  );
}
