import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { certificateNameLimit, type TrustedCertificate } from '#contract/trusted-certificates.ts';
import { Failure } from '#console/api/failure.tsx';
import { Dialog } from '#console/ui/dialog.tsx';
import { displayName } from '#console/certificates/display-name.ts';
import { createKeptEntry } from '#console/api/kept-entry.ts';
import { useChangeCertificate } from './change-certificate.ts';

const useKeptName = createKeptEntry<{ fingerprint: string; name: string }>();

/** Gives a certificate another name. */
export function RenameDialog({ certificate, onClose }: { certificate: TrustedCertificate; onClose: () => void }) {
  const { t } = useTranslation(['trusted-certificates', 'ui']);
  const change = useChangeCertificate();
  const { fingerprint } = certificate;
  const [kept, setKept] = useKeptName();
  const form = useForm({
    initialValues: { name: kept?.fingerprint === fingerprint ? kept.name : displayName(certificate) },
    onValuesChange: ({ name }) => setKept({ fingerprint, name }),
    transformValues: ({ name }) => ({ name: name.trim() }),
    validate: {
      name: (name) => {
        if (name.trim() === '') return t('rename.empty');
        return name.trim().length > certificateNameLimit ? t('rename.tooLong', { count: certificateNameLimit }) : null;
      },
    },
  });
  return (
    <Dialog title={t('rename.title')} onClose={onClose}>
      <form onSubmit={form.onSubmit((fields) => change.mutate({ certificate, fields }, { onSuccess: onClose }))}>
        <Stack>
          {change.isError && <Failure error={change.error} compact />}
          <TextInput
            label={t('rename.name')}
            description={t('rename.hint')}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t('rename.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
