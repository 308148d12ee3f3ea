import { Code, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '#console/ui/copy-button.tsx';
import { LongTable, type Column } from '#console/ui/long-table.tsx';
import { Moment } from '#console/ui/moment.tsx';
import type { RevocationListFacts } from '#console/worker/operations.ts';

type Entry = RevocationListFacts['entries'][number];

interface EntryTableProps {
  entries: readonly Entry[];
  nameOf: (serialHex: string) => string | undefined;
}

/** The revoked serial numbers, hex and decimal, the newest first. */
export function EntryTable({ entries, nameOf }: EntryTableProps) {
  const { t } = useTranslation('trusted-certificates');
  const serial = (text: string, name: string) => (
    <Group gap={4} wrap="nowrap">
      <Code bg="transparent" p={0} style={{ overflowWrap: 'anywhere' }}>
        {text}
      </Code>
      <CopyButton value={text} name={name} />
    </Group>
  );
  const columns: Column<Entry>[] = [
    {
      name: 'hex',
      label: t('revocation.list.hex'),
      renderCell: ({ serialHex }) => (
        <>
          {serial(serialHex, t('revocation.list.hex'))}
          {nameOf(serialHex) !== undefined && <div>{t('revocation.list.trusted', { name: nameOf(serialHex) })}</div>}
        </>
      ),
    },
    {
      name: 'decimal',
      label: t('revocation.list.decimal'),
      renderCell: ({ serialHex }) => serial(BigInt(`0x${serialHex}`).toString(), t('revocation.list.decimal')),
    },
    {
      name: 'date',
      label: t('revocation.list.date'),
      width: 190,
      renderCell: ({ revokedAt }) => <Moment date={new Date(revokedAt)} />,
    },
  ];
  return (
    <LongTable
      label={t('revocation.list.title')}
      columns={columns}
      rows={entries}
      keyOf={({ serialHex }) => serialHex}
      rowHeight={39}
      complete
      onNearEnd={() => undefined}
    />
  );
}
