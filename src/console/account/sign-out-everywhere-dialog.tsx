import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endOwnSessions } from '#console/api/account.ts';
import { Failure } from '#console/api/failure.tsx';
import { sessionQuery } from '#console/api/session.ts';
import { useSingleMutation } from '#console/api/single-mutation.ts';
import { Dialog } from '#console/ui/dialog.tsx';
import { useNotify } from '#console/ui/use-notify.tsx';

interface SignOutEverywhereDialogProps {
  /** Called when this session has ended as well. */
  onSignedOut: () => void;
  onClose: () => void;
}

/** Says what ends and what does not, then ends the own sessions everywhere, this one only if wanted. */
export function SignOutEverywhereDialog({ onSignedOut, onClose }: SignOutEverywhereDialogProps) {
  const { t } = useTranslation(['account', 'ui']);
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [keepThis, setKeepThis] = useState(false);
  const ending = useSingleMutation({
    mutationFn: endOwnSessions,
    onSuccess: () => {
      if (!keepThis) return onSignedOut();
      onClose();
      notify({ tone: 'done', title: t('everywhere.othersDone') });
      void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  return (
    <Dialog title={t('everywhere.title')} onClose={onClose}>
      <Stack>
        {ending.isError && <Failure error={ending.error} compact />}
        <Text size="sm">{t('everywhere.text')}</Text>
        <Text size="sm">{t('everywhere.untouched')}</Text>
        <Switch
          label={t('everywhere.keep')}
          checked={keepThis}
          onChange={(event) => setKeepThis(event.currentTarget.checked)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('ui:cancel')}
          </Button>
          <Button color="red" loading={ending.isPending} onClick={() => ending.mutate(keepThis)}>
            {t(keepThis ? 'everywhere.submitOthers' : 'everywhere.submit')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
