import { Alert, Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LifespanInForce } from '#console/api/device-token-lifespan.ts';
import { durationWords } from '#console/ui/duration.ts';
import { parseLifespanSeconds } from '#contract/tenant-options.ts';

/** The lifespan in force, in words and seconds, and whether somebody has set it. */
export function InForceCard({ inForce: { seconds, stored } }: { inForce: LifespanInForce }) {
  const { t, i18n } = useTranslation('token-lifespan');
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
