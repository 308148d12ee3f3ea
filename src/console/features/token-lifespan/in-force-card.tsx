import { Alert, Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LifespanInForce } from '#console/api/device-token-lifespan.ts';
import { useNow } from '#console/ui/clock.tsx';
import { durationWords } from '#console/ui/duration.ts';
import { Moment } from '#console/ui/moment.tsx';
import { timeSince } from '#console/ui/relative-time.ts';
import { parseLifespanSeconds } from '#contract/tenant-options.ts';
import type { PastValue } from './history.ts';

interface InForceCardProps {
  inForce: LifespanInForce;
  /** The newest value that the audit records tell of. */
  newest: PastValue | undefined;
}

/** The lifespan in force, in words and seconds, whether somebody has set it, since when and who. */
export function InForceCard({ inForce: { seconds, stored }, newest }: InForceCardProps) {
  const { t, i18n } = useTranslation('token-lifespan');
  const now = useNow();
  // A change that somebody made past the audit records tells nothing of what is in force.
  const since = newest?.since !== undefined && newest.stored === stored ? newest : undefined;
  const source = stored === undefined ? 'default' : 'set';
  return (
    <Card withBorder component="section" aria-labelledby="in-force">
      <Group justify="space-between" align="flex-start">
        <Title order={2} id="in-force">
          {t('inForce')}
        </Title>
        <Badge variant="light" color={source === 'set' ? 'indigo' : 'gray'} tt="none">
          {t(`source.${source}`)}
        </Badge>
      </Group>
      <Stack gap={2} mt="xs" aria-live="polite">
        <Text fz={30} fw={650} lh={1.2}>
          {durationWords(seconds, i18n.language)}
        </Text>
        <Text>{t('secondsCount', { count: seconds })}</Text>
        {since?.since !== undefined && (
          <Text size="sm">
            {t('since')} <Moment date={new Date(since.since)} /> ({timeSince(new Date(since.since), now, i18n.language)}
            ){since.user !== undefined && `, ${t('history.by', { user: since.user })}`}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {t(`sourceHint.${source}`)}
        </Text>
      </Stack>
      {stored !== undefined && parseLifespanSeconds(stored) === undefined && (
        <Alert mt="sm" color="orange" icon={<IconAlertTriangle />}>
          {t('storedUnusable', { stored })}
        </Alert>
      )}
    </Card>
  );
}
