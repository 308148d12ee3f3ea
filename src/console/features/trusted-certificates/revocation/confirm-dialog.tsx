import { Alert, Button, Group, List, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '#console/api/failure.tsx';
import { revocationListQuery, revokeSerials, type SerialToRevoke } from '#console/api/revocation.ts';
import { useSingleMutation } from '#console/api/single-mutation.ts';
import { Dialog } from '#console/ui/dialog.tsx';
import { useNotify } from '#console/ui/use-notify.tsx';

/** Serial numbers and names that are listed before they are revoked. */
const named = 5;

interface ConfirmDialogProps {
  serials: readonly SerialToRevoke[];
  /** How many of them are on the list already; undefined where the list is not known. */
  known: number | undefined;
  /** Names of trusted certificates among them. */
  trusted: readonly string[];
  /** Whether the list counts: the offline check is on. */
  counts: boolean;
  onDone: () => void;
  onClose: () => void;
}

/** Says before that nothing can be taken back, and what else is to be known; revokes and tells the result. */
export function ConfirmDialog({ serials, known, trusted, counts, onDone, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation(['trusted-certificates', 'ui']);
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [sent, setSent] = useState(0);
  const count = serials.length;
  const revoking = useSingleMutation({
    mutationFn: () => revokeSerials(serials, setSent),
    onSettled: () => queryClient.invalidateQueries({ queryKey: revocationListQuery.queryKey }),
    onSuccess: () => {
      const added = count - (known ?? 0);
      notify({
        tone: 'done',
        title: t('revocation.done.title', { count: added }),
        message: [
          ...(known ? [t('revocation.done.known', { count: known })] : []),
          t(counts ? 'revocation.done.counts' : 'revocation.done.countsNot'),
        ].join(' '),
      });
      onDone();
    },
  });
  return (
    <Dialog title={t('revocation.confirm.title', { count })} onClose={onClose}>
      <Stack gap="sm">
        <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
          {serials
            .slice(0, named)
            .map(({ serialHex }) => serialHex)
            .join(', ')}
          {count > named && ` … (+${count - named})`}
        </Text>
        <Text size="sm" fw={600}>
          {t('revocation.confirm.final')}
        </Text>
        <List size="sm" spacing={4}>
          <List.Item>{t('revocation.confirm.effect')}</List.Item>
          {known !== undefined && known > 0 && <List.Item>{t('revocation.confirm.known', { count: known })}</List.Item>}
        </List>
        {trusted.length > 0 && (
          <Alert color="red" icon={<IconAlertTriangle />} p="sm" title={t('revocation.confirm.trusted')}>
            {trusted.slice(0, named).join(', ')}. {t('revocation.confirm.trustedText')}
          </Alert>
        )}
        {!counts && (
          <Alert color="orange" icon={<IconAlertTriangle />} p="sm">
            {t('revocation.confirm.countsNot')}
          </Alert>
        )}
        {revoking.isError && <Failure error={revoking.error} compact />}
        {revoking.isPending && count > 1 && (
          <Progress
            value={(sent / count) * 100}
            aria-label={t('revocation.confirm.progress', { sent, count })}
            animated
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={revoking.isPending}>
            {t('ui:cancel')}
          </Button>
          <Button color="red" loading={revoking.isPending} onClick={() => revoking.mutate()}>
            {t('revocation.confirm.submit')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
