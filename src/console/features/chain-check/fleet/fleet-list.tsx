import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '#console/ui/search-field.tsx';
import { Segments } from '#console/ui/segments.tsx';
import type { FleetState } from '#console/worker/fleet/fleet-state.ts';
import { fleetResults, type ChainCheckSearch } from '../chain-check-search.ts';
import { arrangeRows } from './arrange-rows.ts';
import { FleetActions } from './fleet-actions.tsx';
import { FleetTable } from './fleet-table.tsx';

const route = getRouteApi('/shell/chain-check');

/** Every judged device, narrowed by result, reason and text; the address keeps what it is narrowed to. */
export function FleetList({ state, onOpen }: { state: FleetState; onOpen: (fingerprint: string) => void }) {
  const { t } = useTranslation('fleet');
  const { result, reason, find } = route.useSearch();
  const navigate = route.useNavigate();
  const shown = useDeferredValue(state);
  // The lists grow in place: a new state is what says that there is more.
  const rows = useMemo(() => arrangeRows(shown, { result, reason, find }), [shown, result, reason, find]);
  if (state.refused.length + state.accepted.length === 0) return null;
  const change = (part: ChainCheckSearch) =>
    void navigate({ search: (now) => ({ ...now, ...part }), replace: true, resetScroll: false });
  return (
    <Card withBorder component="section" aria-labelledby="fleet-devices">
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} id="fleet-devices">
            {t('list.title')}{' '}
            <Text span c="dimmed" fz="md" fw={400}>
              {t('summary.count', { count: rows.length })}
            </Text>
          </Title>
          <FleetActions state={state} rows={rows} />
        </Group>
        <Group gap="xs">
          <Segments
            label={t('list.result')}
            segments={(['all', ...fleetResults] as const).map((value) => ({ value, label: t(`list.${value}`) }))}
            value={reason === undefined ? (result ?? 'all') : 'refused'}
            onChoose={(value) =>
              change({
                result: value === 'all' ? undefined : value,
                ...(value === 'refused' ? {} : { reason: undefined }),
              })
            }
          />
          <SearchField
            label={t('list.search')}
            placeholder={t('list.search')}
            value={find ?? ''}
            onChange={(text) => change({ find: text === '' ? undefined : text })}
          />
        </Group>
        {rows.length === 0 ? (
          <Text size="sm" c="dimmed" role="status">
            {t('list.nothing')}
          </Text>
        ) : (
          <FleetTable rows={rows} complete={state.phase === 'done' || state.phase === 'cancelled'} onOpen={onOpen} />
        )}
      </Stack>
    </Card>
  );
}
