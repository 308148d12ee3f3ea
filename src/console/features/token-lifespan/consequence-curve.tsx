import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { durationWords } from '#console/ui/duration.ts';
import { lifespanAt, positionOf, requestsPerHour, usualRange } from './consequence.ts';
import classes from './consequence-curve.module.css';

const width = 480;
const height = 130;
const margin = { left: 8, right: 8, top: 14, bottom: 2 };
const steps = 60;
/** Whole seconds. */
const axisMarks = [300, 3600, 86_400, 604_800];

interface Point {
  x: number;
  y: number;
}

function pointOf(lifespanSeconds: number): Point {
  const share = usualRange.shortest / Math.max(usualRange.shortest, lifespanSeconds);
  return {
    x: margin.left + positionOf(lifespanSeconds) * (width - margin.left - margin.right),
    y: height - margin.bottom - share * (height - margin.top - margin.bottom),
  };
}

const curve = Array.from({ length: steps + 1 }, (_, step) => pointOf(lifespanAt(step / steps)));
const curvePoints = curve.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');

function anchorOf(position: number): 'start' | 'middle' | 'end' {
  if (position < 0.1) return 'start';
  return position > 0.9 ? 'end' : 'middle';
}

interface ConsequenceCurveProps {
  devices: number;
  /** Whole seconds: in force, and in the form. */
  now: number;
  after: number;
}

/** Token requests per hour over the usual range of lifespans, with the value in force and the one in the form marked. */
export function ConsequenceCurve({ devices, now, after }: ConsequenceCurveProps) {
  const { t, i18n } = useTranslation('token-lifespan');
  const words = durationWords(after, i18n.language);
  const count = Math.round(requestsPerHour(devices, after));
  const marks =
    now === after
      ? [{ name: 'after', seconds: after }]
      : [
          { name: 'now', seconds: now },
          { name: 'after', seconds: after },
        ];
  return (
    <Stack gap={2}>
      <Text size="xs" c="dimmed">
        {t('consequence.curveAxis')}
      </Text>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('consequence.curve', { words, count })}>
        <line className={classes.axis} x1={0} x2={width} y1={height - margin.bottom} y2={height - margin.bottom} />
        <polyline className={classes.curve} points={curvePoints} />
        {marks.map(({ name, seconds }) => (
          <g key={name} className={name === 'now' ? classes.now : classes.after}>
            <line x1={pointOf(seconds).x} x2={pointOf(seconds).x} y1={pointOf(seconds).y} y2={height - margin.bottom} />
            <circle cx={pointOf(seconds).x} cy={pointOf(seconds).y} r={5} />
          </g>
        ))}
      </svg>
      <div className={classes.labels} aria-hidden>
        {axisMarks.map((seconds) => (
          <span
            key={seconds}
            data-anchor={anchorOf(positionOf(seconds))}
            style={{ insetInlineStart: `${positionOf(seconds) * 100}%` }}
          >
            {durationWords(seconds, i18n.language)}
          </span>
        ))}
      </div>
    </Stack>
  );
}
