import { Alert, Card, Skeleton, Stack, Text } from '@mantine/core';
import { IconFileOff, IconLock, IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LeftOutList } from '#console/certificates/input-notes.tsx';
import type { Input } from '#console/certificates/use-input.ts';
import { WorkerFailure } from '#console/certificates/worker-failure.tsx';

/** Things that are named one by one; an archive may hold thousands. */
const named = 5;

/** What stands in the place of a verdict while there is none: the first step, the wait, or why nothing was found. */
export function NothingYet({ input }: { input: Input }) {
  const { t } = useTranslation(['chain-check', 'certificates', 'input']);
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
  const { locked = [], leftOut = [], notCertificates = [] } = input.found ?? {};
  if (locked.length > 0) {
    return (
      <Alert role="status" color="indigo" icon={<IconLock />} title={t('locked.title', { count: locked.length })}>
        {t('locked.text')}
      </Alert>
    );
  }
  return (
    <Alert role="status" color="orange" icon={<IconFileOff />} title={t('noCertificate.title')}>
      {leftOut.length > 0 && t('noCertificate.text')}
      <LeftOutList leftOut={notCertificates.slice(0, named)} total={notCertificates.length} />
    </Alert>
  );
}
