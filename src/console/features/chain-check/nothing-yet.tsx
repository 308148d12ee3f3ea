import { Alert, Card, Skeleton, Stack, Text } from '@mantine/core';
import { IconFileOff, IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Input } from '#console/certificates/use-input.ts';
import { WorkerFailure } from '#console/certificates/worker-failure.tsx';

/** What stands in the place of a verdict while there is none: the first step, the wait, or why nothing was found. */
export function NothingYet({ input }: { input: Input }) {
  const { t } = useTranslation(['chain-check', 'certificates']);
  if (input.error !== undefined) return <WorkerFailure error={input.error} />;
  if (input.isEmpty) {
    return (
      <Card withBorder py="xl">
        <Stack align="center" gap="xs">
          <IconRoute size={34} stroke={1.4} aria-hidden />
          <Text fw={600}>{t('empty.title')}</Text>
          <Text size="sm" c="dimmed" ta="center" maw={420}>
            {t('empty.text')}
          </Text>
        </Stack>
      </Card>
    );
  }
  if (input.pending) {
    return (
      <Card withBorder role="status" aria-label={t('certificates:input.reading')}>
        <Skeleton height={180} />
      </Card>
    );
  }
  return (
    <Alert role="status" color="orange" icon={<IconFileOff />} title={t('noCertificate.title')}>
      {t('noCertificate.text')}
    </Alert>
  );
}
