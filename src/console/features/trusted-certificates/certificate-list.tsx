import { Button, EmptyState, Group, Stack, Text } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { ExpiryExport } from '#console/certificates/expiry-export.tsx';
import { useNow } from '#console/ui/clock.tsx';
import { endingIn, filtered, fingerprintPart, inOrder, narrowed } from './arrange.ts';
import { CertificateTable } from './certificate-table.tsx';
import type { ListFilter, ListSearch } from './list-search.ts';
import type { RowAction } from './row-action.ts';
import { Toolbar } from './toolbar.tsx';
import type { DeviceCounts } from './use-device-counts.ts';
import { useSha256 } from './use-sha256.ts';
import type { Switches } from './use-switches.tsx';

const route = getRouteApi('/shell/trusted-certificates');

interface CertificateListProps {
  /** All of the tenant's, in any order. */
  certificates: TrustedCertificate[];
  counts: DeviceCounts;
  /** Absent where the admin may only read. */
  switches: Switches | undefined;
  onAction: (action: RowAction, certificate: TrustedCertificate) => void;
}

/** Search, filter and sort over the certificates; what is chosen stands in the address. */
export function CertificateList({ certificates, counts, switches, onAction }: CertificateListProps) {
  const { t } = useTranslation('trusted-certificates');
  const now = useNow();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const wanted = useDeferredValue(search);
  const { sha256Of } = useSha256(certificates, fingerprintPart(wanted.search ?? '') !== '');
  const { sort, descending } = wanted;
  const ordered = useMemo(() => {
    const devicesOf = counts.state === 'known' ? (one: string) => counts.of(one).devices : undefined;
    return inOrder(certificates, { sort, descending }, devicesOf);
  }, [certificates, sort, descending, counts]);
  const arranged = useMemo(() => narrowed(ordered, wanted, now, sha256Of), [ordered, wanted, now, sha256Of]);
  const within = useMemo(() => endingIn(certificates, wanted.ends, now), [certificates, wanted.ends, now]);
  const byFilter = useMemo(() => countByFilter(within, now), [within, now]);

  const change = (fields: ListSearch) =>
    void navigate({ search: (present) => ({ ...present, ...fields }), replace: true });
  const total = certificates.length;
  return (
    <Stack gap="sm">
      <Toolbar search={search} counts={byFilter} total={within.length} onChange={change} />
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed" role="status">
          {arranged.length === total
            ? t('shown', { count: total })
            : t('shownOf', { shown: arranged.length, count: total })}
        </Text>
        <ExpiryExport certificates={arranged} />
      </Group>
      {arranged.length === 0 ? (
        <EmptyState
          icon={<IconSearchOff />}
          title={t('noMatch.title')}
          description={t('noMatch.text', { count: total })}
          py="xl"
        >
          <EmptyState.Actions>
            <Button variant="default" onClick={() => change({ search: undefined, filter: undefined, ends: undefined })}>
              {t('noMatch.clear')}
            </Button>
          </EmptyState.Actions>
        </EmptyState>
      ) : (
        <CertificateTable
          certificates={arranged}
          search={search}
          now={now}
          counts={counts}
          switches={switches}
          onSort={change}
          onAction={onAction}
        />
      )}
    </Stack>
  );
}

function countByFilter(certificates: readonly TrustedCertificate[], now: Date): Record<ListFilter, number> {
  const count = (filter: ListFilter) => filtered(certificates, filter, now).length;
  return {
    enabled: count('enabled'),
    disabled: count('disabled'),
    expiring: count('expiring'),
    expired: count('expired'),
    'proof-missing': count('proof-missing'),
  };
}
