import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { deactivateSecondFactor, secondFactorQuery } from '#console/api/account.ts';
import { ApiError } from '#console/api/api-error.ts';
import { Failure } from '#console/api/failure.tsx';
import { useSingleMutation } from '#console/api/single-mutation.ts';
import { Dialog } from '#console/ui/dialog.tsx';
import { useNotify } from '#console/ui/use-notify.tsx';
import { CodeInput } from './code-input.tsx';
import { SecondFactorSetUp } from './second-factor-set-up.tsx';

/** The own second factor: whether it is on, setting it up, switching it off. */
export function SecondFactorDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  const notify = useNotify();
  const queryClient = useQueryClient();
  const state = useQuery(secondFactorQuery);
  const [settingUp, setSettingUp] = useState(false);
  const leave = (isActive: boolean) => {
    onClose();
    notify({
      tone: 'done',
      title: t(isActive ? 'secondFactor.onDone' : 'secondFactor.offDone'),
      ...(isActive && { message: t('secondFactor.onHint') }),
    });
    void queryClient.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
  };
  return (
    <Dialog title={t('secondFactor.title')} onClose={onClose}>
      {state.isPending && <Skeleton height={120} role="status" aria-label={t('secondFactor.loading')} />}
      {state.isError && isNotOffered(state.error) && <Text size="sm">{t('secondFactor.notOffered')}</Text>}
      {state.isError && !isNotOffered(state.error) && (
        <Failure error={state.error} onRetry={() => void state.refetch()} compact />
      )}
      {state.data?.isActive === true && <SwitchOff onDone={() => leave(false)} />}
      {state.data?.isActive === false && settingUp && (
        <SecondFactorSetUp credentials="session" onActive={() => leave(true)} />
      )}
      {state.data?.isActive === false && !settingUp && (
        <Stack>
          <Text size="sm" fw={600}>
            {t('secondFactor.inactive')}
          </Text>
          <Text size="sm">{t('secondFactor.what')}</Text>
          <Group justify="flex-end">
            <Button onClick={() => setSettingUp(true)} data-autofocus>
              {t('secondFactor.begin')}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}

function isNotOffered(error: Error): boolean {
  return error instanceof ApiError && [403, 404, 405, 501].includes(error.status);
}

function SwitchOff({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('account');
  const [code, setCode] = useState('');
  const switching = useSingleMutation({ mutationFn: deactivateSecondFactor, onSuccess: onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    switching.mutate(code);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm" fw={600}>
          {t('secondFactor.active')}
        </Text>
        {switching.isError && <Failure error={switching.error} compact />}
        <CodeInput
          label={t('secondFactor.code')}
          description={t('secondFactor.codeHint')}
          value={code}
          onChange={setCode}
        />
        <Text size="sm">{t('secondFactor.switchOffHint')}</Text>
        <Group justify="flex-end">
          <Button type="submit" color="red" disabled={code.trim() === ''} loading={switching.isPending}>
            {t('secondFactor.switchOff')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
