import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { Failure } from '#console/api/failure.tsx';
import { Dialog } from '#console/ui/dialog.tsx';
import { useNotify } from '#console/ui/use-notify.tsx';
import { displayName } from '#console/certificates/display-name.ts';
import { useDeleteCertificate } from './change-certificate.ts';

/** Deletes for good, after the name was typed. */
export function DeleteDialog({ certificate, onClose }: { certificate: TrustedCertificate; onClose: () => void }) {
  const { t } = useTranslation(['trusted-certificates', 'ui']);
  const [typed, setTyped] = useState('');
  const notify = useNotify();
  const removal = useDeleteCertificate();
  const name = displayName(certificate);
  const confirmed = typed.trim() === name.trim();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!confirmed) return;
    removal.mutate(certificate, {
      onSuccess: () => {
        notify({ tone: 'done', title: t('delete.done', { name }) });
        onClose();
      },
    });
  };
  return (
    <Dialog title={t('delete.title')} onClose={onClose}>
      <form onSubmit={submit}>
        <Stack>
          {removal.isError && <Failure error={removal.error} compact />}
          <Text size="sm">{t('delete.consequence')}</Text>
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
