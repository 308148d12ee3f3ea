import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { spanNames, type AttemptSpan } from './attempt-spans.ts';
import classes from './span-choice.module.css';

interface SpanChoiceProps {
  span: AttemptSpan;
  onChoose: (span: AttemptSpan) => void;
}

/** How far back the chart looks. */
export function SpanChoice({ span, onChoose }: SpanChoiceProps) {
  const { t } = useTranslation('overview');
  const name = useId();
  return (
    <div className={classes.choice} role="radiogroup" aria-label={t('attempts.span')}>
      {spanNames.map((one) => (
        <label key={one} className={classes.one}>
          <input type="radio" name={name} value={one} checked={one === span} onChange={() => onChoose(one)} />
          <span>{t(`attempts.spans.${one}`)}</span>
        </label>
      ))}
    </div>
  );
}
