import { Alert, Button, Code, Group, Progress, Stack, Text, TextInput } from '@mantine/core';
import { IconDownload, IconLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { registerDevices, useMayRegisterDevices } from '#console/api/bulk-registration.ts';
import { deviceUsersKey } from '#console/api/device-users.ts';
import { Failure } from '#console/api/failure.tsx';
import { useSingleMutation } from '#console/api/single-mutation.ts';
import { Dialog } from '#console/ui/dialog.tsx';
import { saveText } from '#console/ui/save-text.ts';
import type { BulkRegistration } from '#contract/device-registration.ts';
import { RegistrationResult } from './registration-result.tsx';
import { registrationFiles, splitForFile } from './registration-csv.ts';

/** Lines of the file that are shown before it is sent. */
const shownLines = 12;

interface RegisterDialogProps {
  /** Common names of accepted devices. */
  deviceIds: readonly string[];
  onClose: () => void;
}

/** Registers devices in bulk: shows the file that is sent, sends it, and tells what became of each device. */
export function RegisterDialog({ deviceIds, onClose }: RegisterDialogProps) {
  const { t } = useTranslation(['registration', 'ui']);
  const mayRegister = useMayRegisterDevices();
  const queryClient = useQueryClient();
  const [deviceType, setDeviceType] = useState('c8y_Device');
  const [sent, setSent] = useState(0);
  const files = registrationFiles(deviceIds, deviceType);
  const { safe, formulas } = splitForFile(deviceIds);
  const sending = useSingleMutation({
    mutationFn: async () => {
      const replies: BulkRegistration[] = [];
      setSent(0);
      for (const file of files) {
        replies.push(await registerDevices(file));
        setSent(replies.length);
      }
      return replies;
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: deviceUsersKey }),
  });
  const lines = (files[0] ?? '').split('\r\n').slice(0, shownLines + 1);
  const typeFault = deviceType.trim() === '' ? t('typeMissing') : undefined;
  return (
    <Dialog title={t('title', { count: deviceIds.length })} onClose={onClose} size="xl">
      {sending.data !== undefined ? (
        <RegistrationResult replies={sending.data} onClose={onClose} />
      ) : (
        <Stack gap="md">
          <Text size="sm">{t('lead')}</Text>
          {!mayRegister && (
            <Alert color="gray" icon={<IconLock />} p="sm">
              {t('forbidden')}
            </Alert>
          )}
          <TextInput
            label={t('type')}
            description={t('typeHint')}
            value={deviceType}
            error={typeFault}
            maw={320}
            onChange={(event) => setDeviceType(event.currentTarget.value)}
          />
          <div>
            <Text size="sm" fw={500} mb={4}>
              {t('preview')}
            </Text>
            <Code
              block
              tabIndex={0}
              role="group"
              aria-label={t('preview')}
              style={{ maxHeight: 240, overflow: 'auto' }}
            >
              {lines.join('\n').trimEnd()}
            </Code>
            {deviceIds.length > shownLines && (
              <Text size="xs" c="dimmed">
                {t('more', { count: deviceIds.length - shownLines })}
              </Text>
            )}
          </div>
          {formulas.length > 0 && (
            <Text size="sm" c="dimmed">
              {t('formulas', { count: formulas.length, name: formulas[0] })}
            </Text>
          )}
          {sending.error !== null && <Failure error={sending.error} compact onRetry={() => sending.mutate()} />}
          {sending.isPending && files.length > 1 && (
            <Progress value={(100 * sent) / files.length} aria-label={t('sending')} />
          )}
          <Group justify="flex-end" gap="xs">
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              disabled={safe.length === 0}
              onClick={() => saveFiles(registrationFiles(safe, deviceType))}
            >
              {t('download')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            {mayRegister && (
              <Button
                disabled={typeFault !== undefined || deviceIds.length === 0}
                loading={sending.isPending}
                onClick={() => sending.mutate()}
              >
                {t('send', { count: deviceIds.length })}
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}

function saveFiles(files: readonly string[]): void {
  for (const [index, file] of files.entries()) {
    saveText(files.length === 1 ? 'devices.csv' : `devices-${index + 1}.csv`, file);
  }
}
