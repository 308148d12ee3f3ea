import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { connectionQuery } from '#console/api/token-tests.ts';
import { Page } from '#console/ui/page.tsx';
import { activityTabs } from './activity-search.ts';
import { AttemptsTab } from './attempts-tab.tsx';
import { AuditTab } from './audit-tab.tsx';
import { DevicesTab } from './devices-tab.tsx';
import classes from './page.module.css';
import { NotOffered } from './not-offered.tsx';

const route = getRouteApi('/shell/activity');
const tabContents = { attempts: AttemptsTab, devices: DevicesTab, audit: AuditTab };

/** What happened: token attempts as they come, the devices, and who changed what. */
export function ActivityPage() {
  const { t } = useTranslation('activity');
  const { tab = 'attempts' } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: connection } = useQuery(connectionQuery);
  const choose = (value: string | null) =>
    void navigate({ search: { tab: activityTabs.find((name) => name === value && name !== 'attempts') } });
  const offered = connection?.mode !== 'remote' || tab === 'audit';
  const Content = tabContents[tab];
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Tabs value={tab} onChange={choose} keepMounted={false}>
        <Tabs.List mb="md" className={classes.tabs}>
          {activityTabs.map((name) => (
            <Tabs.Tab key={name} value={name} px={{ base: 6, xs: 'md' }}>
              {t(`tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {activityTabs.map((name) => (
          <Tabs.Panel key={name} value={name}>
            {offered ? <Content /> : <NotOffered onAudit={() => choose('audit')} />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
