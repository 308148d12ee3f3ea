import { Button, EmptyState, Group, Stack, Text } from '@mantine/core';
import { IconArrowUp, IconPlugConnectedX } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '#console/api/failure.tsx';
import {
  newestAttemptQuery,
  readAllAttempts,
  tokenAttemptsKey,
  tokenAttemptsQuery,
  type AttemptFilter,
} from '#console/api/token-attempts.ts';
import { useNow } from '#console/ui/clock.tsx';
import { periods, type ActivitySearch } from './activity-search.ts';
import { AttemptPanel } from './attempt-panel.tsx';
import { AttemptTable } from './attempt-table.tsx';
import { AttemptToolbar } from './attempt-toolbar.tsx';
import { csvOfAttempt } from './csv-rows.ts';
import { ExportButton } from './export-button.tsx';
import { ListPending, NoMatch } from './list-state.tsx';
import { merge } from './live-attempts.ts';
import { LiveSwitch } from './live-switch.tsx';
import { useLiveAttempts } from './use-live-attempts.ts';
import { useScrolledDown } from './use-scrolled-down.ts';

const route = getRouteApi('/shell/activity');

/** Every call of the device endpoint, newest first, as it happens. */
export function AttemptsTab() {
  const { t } = useTranslation('activity');
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const { result, reason, since, device } = search;
  const now = useNow();
  const [openedAt] = useState(now);
  const filter = useMemo((): AttemptFilter => {
    const from = since === undefined ? undefined : new Date(openedAt.getTime() - periods[since]).toISOString();
    return { result, finding: reason, device, from };
  }, [result, reason, since, device, openedAt]);

  const [paused, setPaused] = useState(false);
  const scrolledDown = useScrolledDown();
  const held = paused || scrolledDown;
  const newest = useQuery(newestAttemptQuery);
  const list = useInfiniteQuery({ ...tokenAttemptsQuery(filter), enabled: newest.data !== undefined });
  const { live, connected, clear } = useLiveAttempts({ newest: newest.data, held });

  const queryClient = useQueryClient();
  useEffect(() => {
    if (!live.overflowed || held) return;
    clear();
    void queryClient.resetQueries({ queryKey: tokenAttemptsKey });
  }, [live.overflowed, held, clear, queryClient]);

  const rows = useMemo(
    () => merge(live.shown, list.data?.pages.flatMap(({ attempts }) => attempts) ?? [], { ...filter, reason }),
    [live.shown, list.data, filter, reason],
  );
  const waiting = useMemo(() => merge(live.waiting, [], { ...filter, reason }).length, [live.waiting, filter, reason]);
  const change = useCallback(
    (fields: ActivitySearch) => void navigate({ search: (present) => ({ ...present, ...fields }), replace: true }),
    [navigate],
  );
  const { fetchNextPage } = list;
  const readMore = useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage]);
  const narrowed = [result, reason, since, device].some((value) => value !== undefined);
  const error = newest.error ?? list.error;
  const failed = error !== null && list.data === undefined;

  return (
    <Stack gap="sm">
      <AttemptToolbar search={search} openedAt={openedAt} onChange={change} />
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed" role="status">
          {t(list.hasNextPage ? 'showingMore' : 'showing', { count: rows.length })}
        </Text>
        <Group gap="xs">
          <LiveSwitch connected={connected} paused={paused} waiting={waiting} onPaused={setPaused} />
          <ExportButton
            fileName="token-attempts.csv"
            header={t('csv.attempts', { returnObjects: true })}
            rowOf={csvOfAttempt}
            read={(bound, signal) => readAllAttempts(filter, bound, signal)}
          />
        </Group>
      </Group>
      {failed && <Failure error={error} onRetry={() => void Promise.all([newest.refetch(), list.refetch()])} />}
      {!failed && list.data === undefined && <ListPending what={t('tabs.attempts')} />}
      {list.data !== undefined && rows.length === 0 && narrowed && (
        <NoMatch onClear={() => void navigate({ search: {}, replace: true })} />
      )}
      {list.data !== undefined && rows.length === 0 && !narrowed && <NoAttempts />}
      {rows.length > 0 && <AttemptTable rows={rows} now={now} complete={!list.hasNextPage} onNearEnd={readMore} />}
      {scrolledDown && !paused && waiting > 0 && (
        <Group justify="center" pos="sticky" bottom={16}>
          <Button size="xs" leftSection={<IconArrowUp size={15} />} onClick={() => window.scrollTo({ top: 0 })}>
            {t('attempts.showNew', { count: waiting })}
          </Button>
        </Group>
      )}
      {search.attempt !== undefined && (
        <AttemptPanel id={search.attempt} onClose={() => change({ attempt: undefined })} />
      )}
    </Stack>
  );
}

function NoAttempts() {
  const { t } = useTranslation('activity');
  return (
    <EmptyState
      icon={<IconPlugConnectedX />}
      title={t('attempts.empty.title')}
      description={t('attempts.empty.text')}
      withIndicatorBackground
      py="xl"
    >
      <EmptyState.Actions>
        <Button renderRoot={(props) => <Link to="/token-test" {...props} />} variant="default">
          {t('attempts.empty.action')}
        </Button>
      </EmptyState.Actions>
    </EmptyState>
  );
}
