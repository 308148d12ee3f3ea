import { Button, Group, PasswordInput, Progress, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { passwordLimits } from '#contract/sessions.ts';
import { changePassword } from '#console/api/account.ts';
import { ApiError } from '#console/api/api-error.ts';
import { Failure } from '#console/api/failure.tsx';
import { sessionQuery } from '#console/api/session.ts';
import { useSingleMutation } from '#console/api/single-mutation.ts';
import { Dialog } from '#console/ui/dialog.tsx';
import { useNotify } from '#console/ui/use-notify.tsx';
import { passwordStrength } from './password-strength.ts';
import { passwordProblem } from './password-problem.ts';

const strengthMeter = {
  weak: { value: 33, color: 'red' },
  fair: { value: 66, color: 'yellow' },
  strong: { value: 100, color: 'teal' },
} as const;

/** Changes the own password; what the platform refuses is said at the field that it concerns. */
export function PasswordDialog({ userName, onClose }: { userName: string; onClose: () => void }) {
  const { t } = useTranslation(['account', 'errors', 'ui']);
  const notify = useNotify();
  const queryClient = useQueryClient();
  const problem = (code: ReturnType<typeof passwordProblem>) =>
    code === undefined ? null : t(`password.problems.${code}`, passwordLimits);
  const form = useForm({
    initialValues: { current: '', wanted: '', repeated: '' },
    validate: {
      current: (current) => (current === '' ? t('password.problems.required') : null),
      wanted: (wanted, { current }) => problem(passwordProblem(wanted, current, userName)),
      repeated: (repeated, { wanted }) => (repeated === wanted ? null : t('password.problems.repeated-wrong')),
    },
  });
  const change = useSingleMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      onClose();
      notify({ tone: 'done', title: t('password.done'), message: t('password.doneHint') });
      return queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
    onError: (error) => {
      const field = fieldOf(error);
      if (field === undefined || !(error instanceof ApiError)) return;
      const { code, message } = error;
      form.setFieldError(field, field === 'current' ? t(`errors:${code}.title`) : t(`errors:${code}.why`, { message }));
      form.getInputNode(field)?.focus();
    },
  });
  const submit = form.onSubmit(
    ({ current, wanted }) => change.mutate({ currentUserPassword: current, newPassword: wanted }),
    (errors) => form.getInputNode(Object.keys(errors)[0] ?? 'current')?.focus(),
  );
  const { wanted } = form.values;
  const strength = passwordStrength(wanted, userName);
  const reveal = { 'aria-label': t('password.reveal') };
  return (
    <Dialog title={t('password.title')} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {change.isError && fieldOf(change.error) === undefined && <Failure error={change.error} compact />}
          <input type="text" name="username" autoComplete="username" value={userName} readOnly hidden />
          <PasswordInput
            label={t('password.current')}
            autoComplete="current-password"
            visibilityToggleButtonProps={reveal}
            data-autofocus
            {...form.getInputProps('current')}
          />
          <div>
            <PasswordInput
              label={t('password.new')}
              description={t('password.newHint', passwordLimits)}
              autoComplete="new-password"
              visibilityToggleButtonProps={reveal}
              {...form.getInputProps('wanted')}
            />
            {wanted !== '' && (
              <>
                <Progress {...strengthMeter[strength]} size="xs" mt={6} aria-hidden />
                <Text size="xs" mt={4} role="status">
                  {t('password.strength.label', { strength: t(`password.strength.${strength}`) })}
                </Text>
              </>
            )}
          </div>
          <PasswordInput
            label={t('password.repeat')}
            autoComplete="new-password"
            visibilityToggleButtonProps={reveal}
            {...form.getInputProps('repeated')}
          />
          <Text size="sm" c="dimmed">
            {t('password.consequence')}
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t('password.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** The field that a refusal is about; a remote tenant tells no more than that the new password was not taken. */
function fieldOf(error: unknown): 'current' | 'wanted' | undefined {
  if (!(error instanceof ApiError)) return undefined;
  if (error.code === 'current-password-wrong') return 'current';
  return error.code === 'password-unacceptable' || error.code === 'validation-failed' ? 'wanted' : undefined;
}
