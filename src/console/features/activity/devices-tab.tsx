import { Alert, Button, EmptyState, Group, Stack, Text } from '@mantine/core';
import { IconBan, IconCpu, IconLock } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  deviceUsersQuery,
  devicesByAnchorQuery,
  readAllDevices,
  type DeviceFilter,
} from '#console/api/device-users.ts';
import { Failure } from '#console/api/failure.tsx';
import { useHasRole } from '#console/api/session.ts';
import { useNow } from '#console/ui/clock.tsx';
import type { TokenRevocation } from '#contract/device-users.ts';
import { roles } from '#contract/sessions.ts';
import type { ActivitySearch } from './activity-search.ts';
import { csvOfDevice } from './csv-rows.ts';
import { DeviceTable } from './device-table.tsx';
import { DeviceToolbar } from './device-toolbar.tsx';
import { ExportButton } from './export-button.tsx';
import { ListPending, NoMatch } from './list-state.tsx';
import { RevokeTokensDialog } from '#console/certificates/revoke-tokens-dialog.tsx';

const route = getRouteApi('/shell/activity');

/** The devices that may get tokens: since when, through whom, and whether they hold one; revoking and disabling. */
export function DevicesTab() {
  const { t } = useTranslation('activity');
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const { device, state, anchor } = search;
  const now = useNow();
  const filter = useMemo((): DeviceFilter => {
    const enabled = { live: undefined, enabled: 'true', disabled: 'false' } as const;
    return {
      device,
      anchor,
      enabled: state === undefined ? undefined : enabled[state],
      live: state === 'live' ? 'true' : undefined,
    };
  }, [device, state, anchor]);
  const list = useInfiniteQuery(deviceUsersQuery(filter));
  const counts = useQuery(devicesByAnchorQuery);
  const mayChange = useHasRole(roles.userManagementAdmin);
  const [revoking, setRevoking] = useState<TokenRevocation>();

  const rows = useMemo(() => list.data?.pages.flatMap(({ devices }) => devices) ?? [], [list.data]);
  const change = (fields: ActivitySearch) =>
    void navigate({ search: (present) => ({ ...present, ...fields }), replace: true });
  const { fetchNextPage } = list;
  const readMore = useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage]);
  const revokeGroup = () =>
    setRevoking(anchor === undefined ? { scope: 'all' } : { scope: 'anchor', anchorFingerprint: anchor });
  const narrowed = [device, state, anchor].some((value) => value !== undefined);
  const total = counts.data?.total;

  return (
    <Stack gap="sm">
      {!mayChange && (
        <Alert variant="light" color="gray" icon={<IconLock />} p="sm">
          {t('devices.readOnly')}
        </Alert>
      )}
      <DeviceToolbar search={search} anchors={counts.data?.anchors ?? []} onChange={change} />
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed" role="status">
          {t(list.hasNextPage ? 'showingMore' : 'showing', { count: rows.length })}
          {total !== undefined && ` · ${t('devices.total', { count: total.devices, live: total.liveTokens })}`}
        </Text>
        <Group gap="xs">
          {mayChange && rows.length > 0 && (
            <Button size="xs" variant="default" leftSection={<IconBan size={15} />} onClick={revokeGroup}>
              {t(anchor === undefined ? 'devices.revokeAll' : 'devices.revokeAnchor')}
            </Button>
          )}
          <ExportButton
            fileName="device-users.csv"
            header={t('csv.devices', { returnObjects: true })}
            rowOf={csvOfDevice}
            read={(bound, signal) => readAllDevices(filter, bound, signal)}
          />
        </Group>
      </Group>
      {list.isPending && <ListPending what={t('tabs.devices')} />}
      {list.isError && list.data === undefined && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.data !== undefined && rows.length === 0 && narrowed && (
        <NoMatch onClear={() => void navigate({ search: { tab: 'devices' }, replace: true })} />
      )}
      {list.data !== undefined && rows.length === 0 && !narrowed && <NoDevices />}
      {rows.length > 0 && (
        <DeviceTable
          rows={rows}
          now={now}
          mayChange={mayChange}
          complete={!list.hasNextPage}
          onNearEnd={readMore}
          onRevoke={({ userName }) => setRevoking({ scope: 'device', userName })}
        />
      )}
      {revoking !== undefined && <RevokeTokensDialog revocation={revoking} onClose={() => setRevoking(undefined)} />}
    </Stack>
  );
}

function NoDevices() {
  const { t } = useTranslation('activity');
  return (
    <EmptyState
      icon={<IconCpu />}
      title={t('devices.empty.title')}
      description={t('devices.empty.text')}
      withIndicatorBackground
      py="xl"
    >
      <EmptyState.Actions>
        <Button renderRoot={(props) => <Link to="/token-test" {...props} />} variant="default">
          {t('devices.empty.action')}
        </Button>
      </EmptyState.Actions>
    </EmptyState>
  );
}
