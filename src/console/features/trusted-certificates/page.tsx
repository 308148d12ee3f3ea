import { Button, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMayManageCertificates, useSession } from '#console/api/session.ts';
import { trustedCertificatesQuery } from '#console/api/trusted-certificates.ts';
import { Page } from '#console/ui/page.tsx';
import { CertificatesTab } from './certificates-tab.tsx';
import { listTabs } from './list-search.ts';
import { ListSkeleton } from './list-skeleton.tsx';

const RevocationTab = lazy(async () => ({ default: (await import('./revocation/revocation-tab.tsx')).RevocationTab }));

const route = getRouteApi('/shell/trusted-certificates');

/** The tenant's trust anchors: who is trusted, until when, and what devices under them may do; and who is revoked. */
export function TrustedCertificatesPage() {
  const { t } = useTranslation('trusted-certificates');
  const { tenant } = useSession();
  const { tab = 'certificates', add } = route.useSearch();
  const navigate = route.useNavigate();
  const readOnly = !useMayManageCertificates();
  const list = useQuery(trustedCertificatesQuery(tenant.name));

  const openAdd = () => void navigate({ search: (now) => ({ ...now, add: true }) });
  const addButton = (
    <Button leftSection={<IconPlus size={16} />} onClick={openAdd}>
      {t('addButton')}
    </Button>
  );
  const choose = (value: string | null) =>
    void navigate({ search: { tab: listTabs.find((name) => name === value && name !== 'certificates') } });
  const showsAdd = !readOnly && tab === 'certificates' && list.data?.length !== 0;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={showsAdd ? <div inert={add === true}>{addButton}</div> : undefined}
    >
      <Tabs value={tab} onChange={choose} keepMounted={false}>
        <Tabs.List mb="md">
          {listTabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="certificates">
          <CertificatesTab list={list} readOnly={readOnly} addButton={addButton} />
        </Tabs.Panel>
        <Tabs.Panel value="revocation">
          <Suspense fallback={<ListSkeleton />}>
            <RevocationTab trusted={list.data ?? []} readOnly={readOnly} />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
