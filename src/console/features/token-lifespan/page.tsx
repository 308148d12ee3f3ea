import { Card, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deviceTokenLifespanQuery } from '#console/api/device-token-lifespan.ts';
import { Failure } from '#console/api/failure.tsx';
import { Page } from '#console/ui/page.tsx';
import { LifespanEditor } from './lifespan-editor.tsx';

/** How long device tokens live: what is in force, changing it, and what that means. */
export function TokenLifespanPage() {
  const { t } = useTranslation('token-lifespan');
  const { data, error, refetch } = useQuery(deviceTokenLifespanQuery);
  return (
    <Page title={t('title')} lead={t('lead')}>
      {data !== undefined ? (
        <LifespanEditor inForce={data} />
      ) : error === null ? (
        <LifespanPending />
      ) : (
        <Failure error={error} onRetry={() => void refetch()} />
      )}
    </Page>
  );
}

function LifespanPending() {
  const { t } = useTranslation('ui');
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} role="status" aria-label={t('loading')}>
      <Stack>
        <Card withBorder>
          <Skeleton height={64} width="50%" />
        </Card>
        <Card withBorder>
          <Skeleton height={190} />
        </Card>
      </Stack>
      <Card withBorder>
        <Skeleton height={300} />
      </Card>
    </SimpleGrid>
  );
}
