import { Button, EmptyState, Group, Stack, Text } from '@mantine/core';
import { IconHistory, IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { auditRecordsQuery, readAllAuditRecords, type AuditFilter } from '#console/api/audit.ts';
import { Failure } from '#console/api/failure.tsx';
import { useNow } from '#console/ui/clock.tsx';
import { periods, type ActivitySearch } from './activity-search.ts';
import { AuditPanel } from './audit-panel.tsx';
import { AuditTable } from './audit-table.tsx';
import { AuditToolbar } from './audit-toolbar.tsx';
import { csvOfAuditRecord } from './csv-rows.ts';
import { ExportButton } from './export-button.tsx';
import { ListPending, NoMatch } from './list-state.tsx';

const route = getRouteApi('/shell/activity');

/** Who changed what, before and after; newest first. */
export function AuditTab() {
  const { t } = useTranslation('activity');
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const { type, user, since, record } = search;
  const now = useNow();
  const [openedAt] = useState(now);
  const filter = useMemo((): AuditFilter => {
    const dateFrom = since === undefined ? undefined : new Date(openedAt.getTime() - periods[since]).toISOString();
    return { type, user, dateFrom };
  }, [type, user, since, openedAt]);
  const list = useInfiniteQuery(auditRecordsQuery(filter));
  const rows = useMemo(() => list.data?.pages.flat() ?? [], [list.data]);
  const change = (fields: ActivitySearch) =>
    void navigate({ search: (present) => ({ ...present, ...fields }), replace: true });
  const { fetchNextPage } = list;
  const readMore = useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage]);
  const narrowed = [type, user, since].some((value) => value !== undefined);
  return (
    <Stack gap="sm">
      <AuditToolbar search={search} onChange={change} />
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed" role="status">
          {t(list.hasNextPage ? 'showingMore' : 'showing', { count: rows.length })}
        </Text>
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={15} />}
            loading={list.isRefetching}
            onClick={() => void list.refetch()}
          >
            {t('reload')}
          </Button>
          <ExportButton
            fileName="audit-records.csv"
            header={t('csv.audit', { returnObjects: true })}
            rowOf={csvOfAuditRecord}
            read={(bound, signal) => readAllAuditRecords(filter, bound, signal)}
          />
        </Group>
      </Group>
      {list.isPending && <ListPending what={t('tabs.audit')} />}
      {list.isError && list.data === undefined && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.data !== undefined && rows.length === 0 && narrowed && (
        <NoMatch onClear={() => void navigate({ search: { tab: 'audit' }, replace: true })} />
      )}
      {list.data !== undefined && rows.length === 0 && !narrowed && (
        <EmptyState
          icon={<IconHistory />}
          title={t('audit.empty.title')}
          description={t('audit.empty.text')}
          withIndicatorBackground
          py="xl"
        />
      )}
      {rows.length > 0 && <AuditTable rows={rows} now={now} complete={!list.hasNextPage} onNearEnd={readMore} />}
      {record !== undefined && <AuditPanel id={String(record)} onClose={() => change({ record: undefined })} />}
    </Stack>
  );
}
