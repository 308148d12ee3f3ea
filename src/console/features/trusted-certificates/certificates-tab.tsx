import { Alert, EmptyState } from '@mantine/core';
import { IconCertificate, IconLock } from '@tabler/icons-react';
import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { devicesByAnchorQuery } from '#console/api/device-users.ts';
import { Failure } from '#console/api/failure.tsx';
import { CertificateList } from './certificate-list.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import type { RowAction } from './row-action.ts';
import { RowDialogs } from './row-dialogs.tsx';
import { useDeviceCounts } from './use-device-counts.ts';
import { useSwitches, type Switches } from './use-switches.tsx';

const AddDialog = lazy(async () => ({ default: (await import('./add/add-dialog.tsx')).AddDialog }));
const DetailsPanel = lazy(async () => ({ default: (await import('./details-panel.tsx')).DetailsPanel }));

const route = getRouteApi('/shell/trusted-certificates');

/** Age up to which device counts say whether a certificate can be disabled without a word. */
const countsUsableMs = 15_000;

interface CertificatesTabProps {
  list: UseQueryResult<TrustedCertificate[]>;
  readOnly: boolean;
  /** Offered where there is no certificate yet. */
  addButton: ReactNode;
}

/** The tenant's trust anchors, and everything that is done with one of them; what is open stands in the address. */
export function CertificatesTab({ list, readOnly, addButton }: CertificatesTabProps) {
  const { t } = useTranslation('trusted-certificates');
  const { certificate: shown, action, add } = route.useSearch();
  const navigate = route.useNavigate();
  const counts = useDeviceCounts();
  const allSwitches = useSwitches();
  const queryClient = useQueryClient();

  const act = useCallback(
    (wanted: RowAction, { fingerprint }: TrustedCertificate) => {
      const opened = wanted === 'details' ? undefined : wanted;
      void navigate({ search: (now) => ({ ...now, certificate: fingerprint, action: opened }) });
    },
    [navigate],
  );
  // What was closed is not to come back with the browser's "back", a deletion least of all.
  const closed = { certificate: undefined, action: undefined, add: undefined };
  const close = () => void navigate({ search: (now) => ({ ...now, ...closed }), replace: true });

  const switches = useMemo((): Switches | undefined => {
    if (readOnly) return undefined;
    const asksFirst = async ({ fingerprint }: TrustedCertificate) => {
      if (counts.state === 'not-offered') return false;
      const query = { ...devicesByAnchorQuery, staleTime: countsUsableMs };
      const found = await queryClient.fetchQuery(query).catch(() => undefined);
      return found?.anchors.some((one) => one.anchorFingerprint === fingerprint && one.devices > 0) ?? true;
    };
    return {
      ...allSwitches,
      setStatus: async (certificate, status) => {
        if (status === 'ENABLED' || !(await asksFirst(certificate))) return allSwitches.setStatus(certificate, status);
        act('disable', certificate);
        return false;
      },
    };
  }, [readOnly, allSwitches, counts, act, queryClient]);

  // Thousands of certificates are drawn in slices, between which clicks and keys come.
  const isDrawn = useDeferredValue(list.data !== undefined);
  const chosen = list.data?.find(({ fingerprint }) => fingerprint === shown);
  const [deleted, setDeleted] = useState<string>();
  const isGone = chosen === undefined && shown !== deleted;
  return (
    <>
      {readOnly && (
        <Alert variant="light" color="gray" icon={<IconLock />} p="sm" mb="md">
          {t('readOnly')}
        </Alert>
      )}
      {!isDrawn && !list.isError && <ListSkeleton />}
      {list.isError && list.data === undefined && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {isDrawn && list.data?.length === 0 && (
        <EmptyState
          icon={<IconCertificate />}
          title={t('empty.title')}
          description={t(readOnly ? 'empty.readOnly' : 'empty.text')}
          withIndicatorBackground
          py="xl"
        >
          {!readOnly && <EmptyState.Actions inert={add === true}>{addButton}</EmptyState.Actions>}
        </EmptyState>
      )}
      {isDrawn && list.data !== undefined && list.data.length > 0 && (
        <CertificateList certificates={list.data} counts={counts} switches={switches} onAction={act} />
      )}
      <Suspense>
        {shown !== undefined && list.data !== undefined && (action === undefined || readOnly || isGone) && (
          <DetailsPanel
            certificate={chosen}
            trusted={list.data}
            counts={counts}
            switches={switches}
            onAction={act}
            onClose={close}
          />
        )}
        {add === true && !readOnly && list.data !== undefined && <AddDialog trusted={list.data} onClose={close} />}
      </Suspense>
      {action !== undefined && chosen !== undefined && !readOnly && (
        <RowDialogs
          action={action}
          certificate={chosen}
          counts={counts}
          switches={allSwitches}
          onDeleted={() => setDeleted(shown)}
          onClose={close}
        />
      )}
    </>
  );
}
