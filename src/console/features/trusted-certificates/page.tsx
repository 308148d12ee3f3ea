import { Alert, Button, EmptyState } from '@mantine/core';
import { IconCertificate, IconLock, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { Failure } from '#console/api/failure.tsx';
import { useMayManageCertificates, useSession } from '#console/api/session.ts';
import { trustedCertificatesQuery } from '#console/api/trusted-certificates.ts';
import { Page } from '#console/ui/page.tsx';
import { CertificateList } from './certificate-list.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import type { RowAction } from './row-action.ts';
import { useSwitches } from './use-switches.tsx';

const AddDialog = lazy(async () => ({ default: (await import('./add/add-dialog.tsx')).AddDialog }));
const DetailsPanel = lazy(async () => ({ default: (await import('./details-panel.tsx')).DetailsPanel }));

const route = getRouteApi('/shell/trusted-certificates');

/** The tenant's trust anchors: who is trusted, until when, and what devices under them may do. */
export function TrustedCertificatesPage() {
  const { t } = useTranslation('trusted-certificates');
  const { tenant } = useSession();
  const { certificate: shown, add } = route.useSearch();
  const readOnly = !useMayManageCertificates();
  const allSwitches = useSwitches();
  const switches = readOnly ? undefined : allSwitches;
  const navigate = route.useNavigate();
  const list = useQuery(trustedCertificatesQuery(tenant.name));
  const [dialog, setDialog] = useState<{ action: RowAction; certificate: TrustedCertificate }>();

  const act = useCallback(
    (action: RowAction, certificate: TrustedCertificate) => {
      const details = action === 'details';
      setDialog(details ? undefined : { action, certificate });
      void navigate({ search: (now) => ({ ...now, certificate: details ? certificate.fingerprint : undefined }) });
    },
    [navigate],
  );
  const openAdd = () => void navigate({ search: (now) => ({ ...now, add: true }) });
  const addButton = readOnly ? undefined : (
    <Button leftSection={<IconPlus size={16} />} onClick={openAdd}>
      {t('addButton')}
    </Button>
  );
  const closeDetails = () => void navigate({ search: (now) => ({ ...now, certificate: undefined }) });
  const closeAdd = () => void navigate({ search: (now) => ({ ...now, add: undefined }) });
  const close = () => setDialog(undefined);

  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={list.data?.length === 0 ? undefined : <div inert={add === true}>{addButton}</div>}
    >
      {readOnly && (
        <Alert variant="light" color="gray" icon={<IconLock />} p="sm">
          {t('readOnly')}
        </Alert>
      )}
      {list.isPending && <ListSkeleton />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && (
        <EmptyState
          icon={<IconCertificate />}
          title={t('empty.title')}
          description={t(readOnly ? 'empty.readOnly' : 'empty.text')}
          withIndicatorBackground
          py="xl"
        >
          {addButton !== undefined && <EmptyState.Actions inert={add === true}>{addButton}</EmptyState.Actions>}
        </EmptyState>
      )}
      {list.data !== undefined && list.data.length > 0 && (
        <CertificateList certificates={list.data} switches={switches} onAction={act} />
      )}
      <Suspense>
        {shown !== undefined && list.data !== undefined && (
          <DetailsPanel
            certificate={list.data.find(({ fingerprint }) => fingerprint === shown)}
            switches={switches}
            onAction={act}
            onClose={closeDetails}
          />
        )}
        {add === true && !readOnly && list.data !== undefined && <AddDialog trusted={list.data} onClose={closeAdd} />}
      </Suspense>
      {dialog?.action === 'rename' && <RenameDialog certificate={dialog.certificate} onClose={close} />}
      {dialog?.action === 'delete' && <DeleteDialog certificate={dialog.certificate} onClose={close} />}
    </Page>
  );
}
