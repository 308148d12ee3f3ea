import { Card, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deviceTokenLifespanQuery } from '#console/api/device-token-lifespan.ts';
import { Failure } from '#console/api/failure.tsx';
import { useHasRole } from '#console/api/session.ts';
import { durationWords } from '#console/ui/duration.ts';
import { roles } from '#contract/sessions.ts';
import { CardHeading } from './card-heading.tsx';

/** The lifespan of device tokens that is in force. */
export function LifespanCard() {
  const { t, i18n } = useTranslation('overview');
  const mayChange = useHasRole(roles.optionManagementAdmin);
  const { data, error, refetch } = useQuery(deviceTokenLifespanQuery);
  return (
    <Card withBorder component="section" aria-labelledby="lifespan">
      <CardHeading
        id="lifespan"
        title={t('lifespan.title')}
        linkText={t(mayChange ? 'lifespan.change' : 'lifespan.show')}
        link={{ to: '/token-lifespan' }}
      />
      {error !== null && data === undefined && <Failure error={error} onRetry={() => void refetch()} compact />}
      {data === undefined && error === null && <Skeleton height={44} />}
      {data !== undefined && (
        <>
          <Text fz={26} fw={650} lh={1.2}>
            {durationWords(data.seconds, i18n.language)}
          </Text>
          <Text size="xs" c="dimmed">
            {t(data.stored === undefined ? 'lifespan.default' : 'lifespan.set')}
          </Text>
        </>
      )}
    </Card>
  );
}
