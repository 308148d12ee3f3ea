import { Alert, Button, Group, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Failure } from '#console/api/failure.tsx';
import { useMayManageCertificates } from '#console/api/session.ts';
import { testDeviceOf } from '#console/certificates/is-test-authority.ts';
import { useLeftoverAuthorities, useRemoveTestAuthorities } from './test-authority.ts';

/** Says that CAs of earlier tests are still trusted, and removes them with one click. */
export function LeftoverNotice({ inUse }: { inUse: string | undefined }) {
  const { t } = useTranslation('token-test');
  const mayRemove = useMayManageCertificates();
  const leftovers = useLeftoverAuthorities(inUse);
  const removing = useRemoveTestAuthorities(() => undefined);
  if (leftovers.length === 0) return null;
  const count = leftovers.length;
  return (
    <Alert color="orange" icon={<IconTrash />} p="sm">
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t('device.leftovers', { count })}</Text>
        {mayRemove && (
          <Button
            size="compact-sm"
            variant="default"
            loading={removing.isPending}
            onClick={() =>
              removing.mutate(leftovers.map((one) => ({ fingerprint: one.fingerprint, device: testDeviceOf(one) })))
            }
          >
            {t('device.removeLeftovers', { count })}
          </Button>
        )}
      </Group>
      {removing.error !== null && <Failure error={removing.error} compact />}
    </Alert>
  );
}
