import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LongTable, type Column } from '#console/ui/long-table.tsx';
import type { AuditRecord } from '#contract/audit.ts';
import { AuditChanges } from './audit-changes.tsx';
import classes from './cells.module.css';
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
      renderCell: ({ id, activity, text }) => (
        <>
          <Anchor
            size="sm"
            fw={600}
            renderRoot={(props) => (
              <Link
                to="/activity"
                search={(present) => ({ ...present, tab: 'audit', record: Number(id) })}
                {...props}
              />
            )}
          >
            {activity}
          </Anchor>
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
      narrow: 'across',
      renderCell: ({ changes }) => changes != null && changes.length > 0 && <AuditChanges changes={changes} />,
    },
  ];
  return (
    <LongTable
      label={t('tabs.audit')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      rowHeight={76}
      complete={complete}
      onNearEnd={onNearEnd}
    />
  );
}
