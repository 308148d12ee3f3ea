import { Table, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { SpacerRow, useWindowRows } from '#console/ui/window-rows.tsx';
import { CertificateRow } from './certificate-row.tsx';
import classes from './certificate-table.module.css';
import type { ListSearch } from './list-search.ts';
import type { RowAction } from './row-action.ts';
import { SortHeader } from './sort-header.tsx';
import type { DeviceCounts } from './use-device-counts.ts';
import type { Switches } from './use-switches.tsx';

const usualRowHeight = 91;

interface CertificateTableProps {
  /** Arranged: narrowed and sorted. */
  certificates: readonly TrustedCertificate[];
  search: ListSearch;
  now: Date;
  counts: DeviceCounts;
  /** Absent where the admin may only read. */
  switches: Switches | undefined;
  onSort: (change: Pick<ListSearch, 'sort' | 'descending'>) => void;
  onAction: (action: RowAction, certificate: TrustedCertificate) => void;
}

/** The list; only the rows near the window are in the document, so that 10,000 stay fluid. */
export function CertificateTable(props: CertificateTableProps) {
  const { certificates, search, now, counts, switches, onSort, onAction } = props;
  const { t } = useTranslation('trusted-certificates');
  const { body, shown, before, after, measure } = useWindowRows({
    count: certificates.length,
    keyOf: (index) => certificates[index]?.fingerprint ?? index,
    usualHeight: usualRowHeight,
    overscan: 4,
  });
  return (
    <Table className={classes.table} aria-rowcount={certificates.length + 1} verticalSpacing="sm" layout="fixed">
      <caption>
        <VisuallyHidden>{t('title')}</VisuallyHidden>
      </caption>
      <Table.Thead className={classes.head}>
        <Table.Tr aria-rowindex={1}>
          <SortHeader column="name" search={search} onSort={onSort} />
          <SortHeader column="algorithm" search={search} onSort={onSort} width={136} />
          <SortHeader column="expiry" search={search} onSort={onSort} width={164} />
          <SortHeader column="status" search={search} onSort={onSort} width={124} />
          <Table.Th w={128}>{t('columns.autoRegistration')}</Table.Th>
          <Table.Th w={106} title={t('columns.proof')}>
            {t('columns.proofShort')}
          </Table.Th>
          {counts.state !== 'not-offered' && (
            <SortHeader column="devices" search={search} onSort={onSort} width={112} />
          )}
          <Table.Th w={48}>
            <VisuallyHidden>{t('columns.actions')}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody ref={body}>
        <SpacerRow height={before} />
        {shown.map(({ index, key }) => {
          const certificate = certificates[index];
          return certificate === undefined ? null : (
            <CertificateRow
              key={key}
              certificate={certificate}
              index={index}
              now={now}
              counts={counts}
              switches={switches}
              onAction={onAction}
              measure={measure}
            />
          );
        })}
        <SpacerRow height={after} />
      </Table.Tbody>
    </Table>
  );
}
