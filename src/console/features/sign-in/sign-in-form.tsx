import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetSession } from '#console/api/session.ts';
import { SignInFailure } from './sign-in-failure.tsx';
import { neededSecondFactor, signIn } from './sign-in.ts';

const SecondFactorSetUp = lazy(async () => ({
  default: (await import('#console/account/second-factor-set-up.tsx')).SecondFactorSetUp,
}));

/** How far the second factor is asked for: not yet, its code, setting it up first, its first code after that. */
type SecondFactorStep = 'none' | 'code' | 'set-up' | 'just-set-up';

/** The form is all that the page is for: its first field is ready, and the code's once that is asked for. */
const focusAtOnce = (node: HTMLInputElement | null) => node?.focus();

/** User name, password and, where the tenant asks for it, the second factor. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation('sign-in');
  const queryClient = useQueryClient();
  const [capsLock, setCapsLock] = useState(false);
  const [step, setStep] = useState<SecondFactorStep>('none');
  const withCode = step === 'code' || step === 'just-set-up';
  const required = (value: string) => (value === '' ? t('required') : null);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { userName: '', password: '', code: '' },
    validate: { userName: required, password: required, code: (value) => (withCode ? required(value.trim()) : null) },
  });
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: () => {
      forgetSession(queryClient);
      onSignedIn();
    },
    onError: (error) => {
      const need = neededSecondFactor(error);
      if (need === 'set-up') setStep('set-up');
      else if (need === 'code' && !withCode) setStep('code');
      else form.getInputNode(withCode ? 'code' : 'password')?.focus();
    },
  });
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const isFirstQuestion = attempt.isError && attempt.variables.code === '' && withCode;
  const submit = form.onSubmit(
    (entry) => attempt.mutate(entry),
    (errors) => form.getInputNode(Object.keys(errors)[0] ?? 'userName')?.focus(),
  );
  if (step === 'set-up') {
    return (
      <Stack gap="md">
        <Text size="sm">{t('setUpNeeded')}</Text>
        <Suspense fallback={null}>
          <SecondFactorSetUp credentials={form.getValues()} onActive={() => setStep('just-set-up')} />
        </Suspense>
      </Stack>
    );
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {attempt.isError && !isFirstQuestion && <SignInFailure error={attempt.error} withCode={withCode} />}
        <TextInput
          ref={focusAtOnce}
          label={t('userName')}
          description={t('userNameHint')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          key={form.key('userName')}
          {...form.getInputProps('userName')}
        />
        <PasswordInput
          label={t('password')}
          name="password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('reveal') }}
          onKeyUp={watchCapsLock}
          onKeyDown={watchCapsLock}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        {capsLock && (
          <Text size="sm" role="status">
            {t('capsLock')}
          </Text>
        )}
        {withCode && (
          <TextInput
            ref={focusAtOnce}
            label={t('code')}
            description={t(step === 'just-set-up' ? 'nextCodeHint' : 'codeHint')}
            name="code"
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={64}
            key={form.key('code')}
            {...form.getInputProps('code')}
          />
        )}
        <Button type="submit" loading={attempt.isPending} mt={4}>
          {t('submit')}
        </Button>
      </Stack>
    </form>
  );
}
