import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LongTable, type Column } from '#console/ui/long-table.tsx';
import type { AuditChange, AuditRecord } from '#contract/audit.ts';
import classes from './cells.module.css';
import { valueText } from './csv-rows.ts';
import { TimeCell } from './time-cell.tsx';

interface AuditTableProps {
  rows: readonly AuditRecord[];
  now: Date;
  complete: boolean;
  onNearEnd: () => void;
}

/** The audit records with what was before and what is after. */
export function AuditTable({ rows, now, complete, onNearEnd }: AuditTableProps) {
  const { t } = useTranslation('activity');
  const columns: Column<AuditRecord>[] = [
    {
      name: 'activity',
      label: t('audit.columns.activity'),
      renderCell: ({ activity, text }) => (
        <>
          <strong>{activity}</strong>
          {text !== activity && <div className={classes['detail']}>{text}</div>}
        </>
      ),
    },
    {
      name: 'user',
      label: t('audit.columns.user'),
      width: 170,
      renderCell: ({ user }) => user ?? <span className={classes['detail']}>{t('audit.nobody')}</span>,
    },
    {
      name: 'time',
      label: t('audit.columns.time'),
      width: 190,
      renderCell: ({ time }) => <TimeCell time={time} now={now} />,
    },
    {
      name: 'changes',
      label: t('audit.columns.changes'),
      renderCell: ({ changes }) =>
        changes != null &&
        changes.length > 0 && (
          <dl className={classes['change']}>
            {changes.map((change) => (
              <Change key={change.attribute} change={change} />
            ))}
          </dl>
        ),
    },
  ];
  return (
    <LongTable
      label={t('tabs.audit')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      complete={complete}
      onNearEnd={onNearEnd}
    />
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
