import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AuditChange } from '#contract/audit.ts';
import classes from './cells.module.css';
import { valueText } from './csv-rows.ts';

/** What was before and what is after, attribute by attribute. */
export function AuditChanges({ changes }: { changes: readonly AuditChange[] }) {
  return (
    <dl className={classes['change']}>
      {changes.map((change) => (
        <Change key={change.attribute} change={change} />
      ))}
    </dl>
  );
}

function Change({ change: { attribute, previousValue, newValue } }: { change: AuditChange }) {
  const { t } = useTranslation('activity');
  const shown = (value: unknown) =>
    value == null ? <span className={classes['detail']}>{t('audit.absent')}</span> : <span>{valueText(value)}</span>;
  return (
    <div>
      <dt>{attribute}</dt>
      <dd>
        {shown(previousValue)} <IconArrowRight size={13} role="img" aria-label={t('audit.became')} /> {shown(newValue)}
      </dd>
    </div>
  );
}
