import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { Failure } from '#console/api/failure.tsx';
import { Dialog } from '#console/ui/dialog.tsx';
import { useNotify } from '#console/ui/use-notify.tsx';
import { displayName } from '#console/certificates/display-name.ts';
import { useDeleteCertificate } from './change-certificate.ts';
import type { DeviceCounts } from './use-device-counts.ts';
import { useRevokeAfter, WithdrawTrust } from './withdraw-trust.tsx';

interface DeleteDialogProps {
  certificate: TrustedCertificate;
  counts: DeviceCounts;
  onDeleted: () => void;
  onClose: () => void;
}

/** Deletes for good, after the number of devices was told and the name was typed. */
export function DeleteDialog({ certificate, counts, onDeleted, onClose }: DeleteDialogProps) {
  const { t } = useTranslation(['trusted-certificates', 'ui']);
  const [typed, setTyped] = useState('');
  const [alsoRevoke, setAlsoRevoke] = useState(false);
  const revoke = useRevokeAfter();
  const notify = useNotify();
  const removal = useDeleteCertificate(onDeleted);
  const name = displayName(certificate);
  const confirmed = typed.trim() === name.trim();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!confirmed) return;
    await removal.mutateAsync(certificate);
    notify({ tone: 'done', title: t('delete.done', { name }) });
    onClose();
    if (alsoRevoke) await revoke(certificate);
  };
  return (
    <Dialog title={t('delete.title')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event).catch(() => undefined)}>
        <Stack>
          {removal.isError && <Failure error={removal.error} compact />}
          <WithdrawTrust
            certificate={certificate}
            counts={counts}
            alsoRevoke={alsoRevoke}
            onAlsoRevoke={setAlsoRevoke}
          />
          <Text size="sm" fw={600}>
            {t('delete.final')}
          </Text>
          <TextInput
            label={t('delete.type', { name })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" color="red" disabled={!confirmed} loading={removal.isPending}>
              {t('delete.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
