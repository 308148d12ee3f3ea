import { Anchor, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleX, IconKey, IconShieldCheck } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Place } from '#console/certificates/place.tsx';
import { LongTable, type Column } from '#console/ui/long-table.tsx';
import { Moment } from '#console/ui/moment.tsx';
import type { FleetRow } from '#console/worker/fleet/messages.ts';
import classes from './fleet-table.module.css';

interface FleetTableProps {
  rows: readonly FleetRow[];
  complete: boolean;
  onOpen: (fingerprint: string) => void;
}

/** The devices; each opens with its path and findings. Only the rows near the window are in the document. */
export const FleetTable = memo(function FleetTable({ rows, complete, onOpen }: FleetTableProps) {
  const { t } = useTranslation(['fleet', 'findings', 'certificates']);
  const columns = useMemo(
    (): Column<FleetRow>[] => [
      {
        name: 'device',
        label: t('columns.device'),
        renderCell: ({ fingerprint, name }) => (
          <Anchor component="button" type="button" size="sm" fw={600} ta="start" onClick={() => onOpen(fingerprint)}>
            {name === '' ? t('certificates:facts.unnamed') : name}
          </Anchor>
        ),
      },
      {
        name: 'verdict',
        label: t('columns.verdict'),
        width: 150,
        renderCell: ({ accepted, warnings }) => (
          <span
            className={classes.verdict}
            data-verdict={accepted ? (warnings > 0 ? 'warned' : 'accepted') : 'refused'}
          >
            {!accepted ? (
              <IconCircleX size={16} aria-hidden />
            ) : warnings > 0 ? (
              <IconAlertTriangle size={16} aria-hidden />
            ) : (
              <IconShieldCheck size={16} aria-hidden />
            )}
            {t(accepted ? 'table.accepted' : 'table.refused')}
          </span>
        ),
      },
      {
        name: 'reason',
        label: t('columns.reason'),
        renderCell: ({ accepted, reason, evidence, warnings, headerNeeded }) =>
          reason !== undefined ? (
            t(`findings:findings.${reason}.title`, evidence ?? {})
          ) : (
            <Text size="sm" c="dimmed" inherit>
              {accepted && warnings > 0 && `${t('table.warnings', { count: warnings })} · `}
              {t(headerNeeded ? 'table.header' : 'table.noHeader')}
            </Text>
          ),
      },
      {
        name: 'until',
        label: t('columns.until'),
        width: 130,
        renderCell: ({ notAfter }) => <Moment date={new Date(notAfter)} dayOnly />,
      },
      {
        name: 'source',
        label: t('columns.source'),
        renderCell: ({ source, line, hasKey }) => (
          <>
            <Place origin={{ source, ...(line === undefined ? {} : { line }) }} />
            {hasKey && <IconKey size={14} className={classes.key} role="img" aria-label={t('table.key')} />}
          </>
        ),
      },
    ],
    [t, onOpen],
  );
  return (
    <LongTable
      label={t('list.title')}
      columns={columns}
      rows={rows}
      keyOf={({ fingerprint }) => fingerprint}
      rowHeight={60}
      complete={complete}
      onNearEnd={nothingMore}
    />
  );
});

function nothingMore(): void {
  // Every row is here already; while the check runs, more come by themselves.
}
