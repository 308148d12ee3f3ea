import { SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceTokenLifespanQuery } from '#console/api/device-token-lifespan.ts';
import { devicesByAnchorQuery } from '#console/api/device-users.ts';
import { Failure } from '#console/api/failure.tsx';
import { useSession } from '#console/api/session.ts';
import { successorsQuery } from '#console/api/successors.ts';
import { connectionQuery } from '#console/api/token-tests.ts';
import { trustedCertificatesQuery } from '#console/api/trusted-certificates.ts';
import { useNow } from '#console/ui/clock.tsx';
import { Later } from '#console/ui/later.tsx';
import { Page } from '#console/ui/page.tsx';
import { summaryOver } from './attempt-spans.ts';
import { AttemptsCard } from './attempts-card.tsx';
import { AttentionCard } from './attention-card.tsx';
import { CertificatesCard } from './certificates-card.tsx';
import { DevicesCard } from './devices-card.tsx';
import { LifespanCard } from './lifespan-card.tsx';
import { SetUpCard } from './set-up-card.tsx';
import { setUpState } from './set-up-state.ts';

/** The first page: the way to the first token, and after it the state of the tenant. */
export function OverviewPage() {
  const { t } = useTranslation('overview');
  const { tenant } = useSession();
  const connection = useQuery(connectionQuery);
  const offered = connection.data?.mode === 'embedded';
  const now = useNow();
  const day = useMemo(() => summaryOver('day', now), [now]);
  const known = useQueries({
    queries: [
      trustedCertificatesQuery(tenant.name),
      { ...devicesByAnchorQuery, enabled: offered },
      { ...day, enabled: offered },
      // The cards below read these themselves; what comes while they are drawn would have them drawn again.
      deviceTokenLifespanQuery,
      successorsQuery,
    ],
    // What failed is asked for again by its card: the cards stay while that is under way.
    combine: ([trusted, devices, attempts, ...others]) =>
      [trusted, devices, attempts, ...others].some(
        ({ isLoading, errorUpdateCount }) => isLoading && errorUpdateCount === 0,
      )
        ? undefined
        : {
            trusted,
            devices,
            lastDay: attempts.data?.total,
            lastDayFailed: attempts.data === undefined && attempts.errorUpdateCount > 0,
          },
  });
  const missing = known === undefined || connection.isLoading;
  // The cards are drawn in slices, all at once and when all is known, so that nothing moves and nobody waits.
  const pending = useDeferredValue(missing);
  const failed = known?.trusted.error ?? connection.error;
  if (failed !== null) {
    const retry = () => void Promise.all([known?.trusted.refetch(), connection.refetch()]);
    return (
      <Page title={t('title')} lead={t('lead')}>
        <Failure error={failed} onRetry={retry} />
      </Page>
    );
  }
  if (pending || known?.trusted.data === undefined || connection.data === undefined) {
    return (
      <Page title={t('title')} lead={t('lead')}>
        <OverviewPending />
      </Page>
    );
  }
  const { trusted, devices, lastDay, lastDayFailed } = known;
  const setUp = setUpState(trusted.data, devices.data, lastDay?.accepted);
  return (
    <Page title={t('title')} lead={t(setUp.complete ? 'lead' : 'leadSetUp')}>
      <Later until={<OverviewPending />}>
        {!setUp.complete && <SetUpCard state={setUp} endpoint={connection.data.deviceEndpoint} watches={offered} />}
        <AttentionCard trusted={trusted.data} lastDay={lastDay} lastDayFailed={lastDayFailed} setUp={setUp} />
        {setUp.complete && (
          <>
            <SimpleGrid cols={{ base: 1, md: offered ? 2 : 1 }} spacing="lg">
              {offered && (
                <DevicesCard
                  counts={devices.data?.total}
                  error={devices.error}
                  onRetry={() => void devices.refetch()}
                />
              )}
              <LifespanCard />
            </SimpleGrid>
            <Later>
              <CertificatesCard trusted={trusted.data} devices={devices.data} />
              <AttemptsCard offered={offered} />
            </Later>
          </>
        )}
      </Later>
    </Page>
  );
}

function OverviewPending() {
  const { t } = useTranslation('overview');
  return (
    <Stack gap="lg" role="status" aria-label={t('loading')}>
      <Skeleton height={88} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Skeleton height={112} />
        <Skeleton height={112} />
      </SimpleGrid>
      <Skeleton height={260} />
      <Skeleton height={260} />
    </Stack>
  );
}
