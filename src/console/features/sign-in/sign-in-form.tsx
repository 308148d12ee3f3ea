import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetSession } from '#console/api/session.ts';
import { SignInFailure } from './sign-in-failure.tsx';
import { signIn, wantsSecondFactor } from './sign-in.ts';

/** User name, password and, where the tenant asks for it, the second factor. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation('sign-in');
  const queryClient = useQueryClient();
  const [capsLock, setCapsLock] = useState(false);
  const [withCode, setWithCode] = useState(false);
  const required = (value: string) => (value === '' ? t('required') : null);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { userName: '', password: '', code: '' },
    validate: { userName: required, password: required, code: (value) => (withCode ? required(value) : null) },
  });
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: () => {
      forgetSession(queryClient);
      onSignedIn();
    },
    onError: (error) => {
      if (wantsSecondFactor(error)) setWithCode(true);
      else form.getInputNode(withCode ? 'code' : 'password')?.focus();
    },
  });
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const first = useRef<HTMLInputElement>(null);
  // The form is all that the page is for.
  useEffect(() => first.current?.focus(), []);
  const asksForCode = wantsSecondFactor(attempt.error) && attempt.variables?.code === '';
  return (
    <form onSubmit={form.onSubmit((entry) => attempt.mutate(entry))} noValidate>
      <Stack gap="md">
        {attempt.isError && !asksForCode && <SignInFailure error={attempt.error} withCode={withCode} />}
        <TextInput
          ref={first}
          label={t('userName')}
          description={t('userNameHint')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          key={form.key('userName')}
          {...form.getInputProps('userName')}
        />
        <PasswordInput
          label={t('password')}
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
            label={t('code')}
            description={t('codeHint')}
            autoComplete="one-time-code"
            inputMode="numeric"
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
