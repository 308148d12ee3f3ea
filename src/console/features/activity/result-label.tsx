import { IconCircleX, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './cells.module.css';

/** Accepted or refused, by word, icon and colour. */
export function ResultLabel({ result }: { result: 'accepted' | 'refused' }) {
  const { t } = useTranslation('activity');
  const Icon = result === 'accepted' ? IconShieldCheck : IconCircleX;
  return (
    <span className={classes['result']} data-result={result}>
      <Icon size={16} aria-hidden />
      {t(`attempts.${result}`)}
    </span>
  );
}
