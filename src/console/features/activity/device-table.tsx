import { Badge, Group } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LongTable, type Column } from '#console/ui/long-table.tsx';
import { Moment } from '#console/ui/moment.tsx';
import type { DeviceUser } from '#contract/device-users.ts';
import classes from './cells.module.css';
import { DeviceMenu } from './device-menu.tsx';
import { TimeCell } from './time-cell.tsx';
import { useAnchorName } from '#console/certificates/use-anchor-name.ts';

interface DeviceTableProps {
  rows: readonly DeviceUser[];
  now: Date;
  mayChange: boolean;
  complete: boolean;
  onNearEnd: () => void;
  onRevoke: (device: DeviceUser) => void;
}

/** The device users, by name. */
export function DeviceTable({ rows, now, mayChange, complete, onNearEnd, onRevoke }: DeviceTableProps) {
  const { t } = useTranslation('activity');
  const anchorName = useAnchorName();
  const timeOrNever = (time: string | null) =>
    time === null ? (
      <span className={classes['detail']}>{t('devices.never')}</span>
    ) : (
      <TimeCell time={time} now={now} />
    );
  const columns: Column<DeviceUser>[] = [
    {
      name: 'device',
      label: t('devices.columns.device'),
      renderCell: ({ device, userName, enabled }) => (
        <>
          <Group gap={8}>
            <strong>{device}</strong>
            {!enabled && (
              <Badge size="sm" variant="light" color="gray" tt="none">
                {t('devices.disabled')}
              </Badge>
            )}
          </Group>
          <div className={classes['detail']}>{userName}</div>
        </>
      ),
    },
    {
      name: 'live',
      label: t('devices.columns.live'),
      width: 190,
      renderCell: ({ live, tokenExpiresAt }) =>
        live && tokenExpiresAt !== null ? (
          <>
            <span className={classes['result']} data-result="accepted">
              <IconCheck size={16} aria-hidden />
              {t('devices.isLive')}
            </span>
            <div className={classes['detail']}>
              {t('devices.until')} <Moment date={new Date(tokenExpiresAt)} />
            </div>
          </>
        ) : (
          <span className={classes['detail']}>{t('devices.notLive')}</span>
        ),
    },
    {
      name: 'last',
      label: t('devices.columns.last'),
      width: 190,
      renderCell: ({ lastTokenAt }) => timeOrNever(lastTokenAt),
    },
    {
      name: 'first',
      label: t('devices.columns.first'),
      width: 190,
      renderCell: ({ firstTokenAt }) => timeOrNever(firstTokenAt),
    },
    {
      name: 'anchor',
      label: t('devices.columns.anchor'),
      renderCell: ({ anchorFingerprint }) => (anchorFingerprint === null ? '' : anchorName(anchorFingerprint)),
    },
    {
      name: 'actions',
      label: t('devices.columns.actions'),
      hideLabel: true,
      narrow: 'corner',
      width: 60,
      renderCell: (device) => <DeviceMenu device={device} mayChange={mayChange} onRevoke={onRevoke} />,
    },
  ];
  return (
    <LongTable
      label={t('tabs.devices')}
      columns={columns}
      rows={rows}
      keyOf={({ userName }) => userName}
      rowHeight={57}
      complete={complete}
      onNearEnd={onNearEnd}
    />
  );
}
