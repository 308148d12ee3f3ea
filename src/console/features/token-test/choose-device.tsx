import { Alert, Button, Card, Divider, Group, Stack, Text, Title } from '@mantine/core';
import { IconDeviceMobilePlus, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#console/api/api-error.ts';
import { Failure } from '#console/api/failure.tsx';
import { useMayManageCertificates } from '#console/api/session.ts';
import { useHandOver } from '#console/certificates/hand-over.ts';
import { InputCard } from '#console/certificates/input-card.tsx';
import { InputNotes } from '#console/certificates/input-notes.tsx';
import { useInput } from '#console/certificates/use-input.ts';
import { WorkerFailure } from '#console/certificates/worker-failure.tsx';
import { useClock } from '#console/ui/clock.tsx';
import type { SortedInput } from '#console/worker/operations.ts';
import { devicesIn, missingPart, type TestedDevice } from './device.ts';
import { useCreateTestDevice } from './test-authority.ts';

/** The way to a device: made here, or from files. */
export function ChooseDevice({ onChosen }: { onChosen: (device: TestedDevice) => void }) {
  const { t } = useTranslation('token-test');
  const mayTrust = useMayManageCertificates();
  const clock = useClock();
  const creating = useCreateTestDevice(onChosen);
  const input = useInput(useHandOver('token-test'));
  return (
    <Stack>
      <Card withBorder component="section" aria-labelledby="device">
        <Stack gap="sm">
          <Title order={2} id="device">
            {t('device.title')}
          </Title>
          {mayTrust ? (
            <>
              <Button
                leftSection={<IconDeviceMobilePlus size={18} />}
                loading={creating.isPending}
                onClick={() => creating.mutate(clock())}
              >
                {t('device.create')}
              </Button>
              <Text size="sm" c="dimmed" role="status">
                {t(creating.isPending ? 'device.creating' : 'device.createHint')}
              </Text>
            </>
          ) : (
            <Alert color="gray" icon={<IconInfoCircle />}>
              {t('device.createForbidden')}
            </Alert>
          )}
          {creating.error instanceof ApiError ? (
            <Failure error={creating.error} compact />
          ) : (
            creating.error !== null && <WorkerFailure error={creating.error} />
          )}
        </Stack>
      </Card>
      <Divider label={t('device.files')} />
      <InputCard
        input={input}
        drop={t('device.drop')}
        hint={t('device.dropHint')}
        choose={t('device.choose')}
        paste={t('device.paste')}
      />
      {input.error !== undefined && <WorkerFailure error={input.error} />}
      {input.found !== undefined && !input.pending && <FoundDevices found={input.found} onChosen={onChosen} />}
    </Stack>
  );
}

function FoundDevices({ found, onChosen }: { found: SortedInput; onChosen: (device: TestedDevice) => void }) {
  const { t } = useTranslation('token-test');
  const devices = devicesIn(found);
  if (devices.length === 0) {
    const part = missingPart(found);
    return (
      <Stack gap="sm">
        {found.locked.length === 0 && (
          <Alert role="status" color="orange" icon={<IconInfoCircle />}>
            <Text size="sm">
              {part.missing === 'key' ? t('device.keyMissing', { name: part.name }) : t('device.certificateMissing')}
            </Text>
            <Text size="sm" fw={600}>
              {t(part.missing === 'key' ? 'device.keyMissingNext' : 'device.certificateMissingNext')}
            </Text>
          </Alert>
        )}
        <InputNotes found={found} />
      </Stack>
    );
  }
  return (
    <Card withBorder>
      <Stack gap="xs">
        {devices.length > 1 && <Text size="sm">{t('device.choosing')}</Text>}
        {devices.map((device) => (
          <Group key={device.leaf.fingerprint} justify="space-between">
            <Text size="sm" fw={600}>
              {device.leaf.commonName ?? device.leaf.subject}
            </Text>
            <Button size="xs" onClick={() => onChosen(device)}>
              {t('device.use')}
            </Button>
          </Group>
        ))}
        <InputNotes found={found} />
      </Stack>
    </Card>
  );
}
