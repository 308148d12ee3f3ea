import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { displayName } from '#console/certificates/display-name.ts';
import { Dialog } from '#console/ui/dialog.tsx';
import type { DeviceCounts } from './use-device-counts.ts';
import type { Switches } from './use-switches.tsx';
import { useRevokeAfter, WithdrawTrust } from './withdraw-trust.tsx';

interface DisableDialogProps {
  certificate: TrustedCertificate;
  counts: DeviceCounts;
  switches: Switches;
  onClose: () => void;
}

/** Says what hangs on a certificate before it is disabled; shown where something may. */
export function DisableDialog({ certificate, counts, switches, onClose }: DisableDialogProps) {
  const { t } = useTranslation(['trusted-certificates', 'ui']);
  const [alsoRevoke, setAlsoRevoke] = useState(false);
  const revoke = useRevokeAfter();
  const disable = async () => {
    onClose();
    if ((await switches.setStatus(certificate, 'DISABLED')) && alsoRevoke) await revoke(certificate);
  };
  return (
    <Dialog title={t('disable.title', { name: displayName(certificate) })} onClose={onClose}>
      <Stack gap="sm">
        <WithdrawTrust certificate={certificate} counts={counts} alsoRevoke={alsoRevoke} onAlsoRevoke={setAlsoRevoke} />
        <Text size="sm" c="dimmed">
          {t(alsoRevoke ? 'disable.undoPartly' : 'disable.undo')}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button color="red" onClick={() => void disable()}>
            {t('disable.confirm')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
