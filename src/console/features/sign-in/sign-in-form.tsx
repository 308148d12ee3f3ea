import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetSession } from '#console/api/session.ts';
import { useSingleMutation } from '#console/api/single-mutation.ts';
import { SignInFailure } from './sign-in-failure.tsx';
import { neededSecondFactor, signIn, type Entry } from './sign-in.ts';

const SecondFactorSetUp = lazy(async () => ({
  default: (await import('#console/account/second-factor-set-up.tsx')).SecondFactorSetUp,
}));

/** How far the second factor is asked for: not yet, its code, setting it up first, its first code after that. */
type SecondFactorStep = 'none' | 'code' | 'set-up' | 'just-set-up';

/** The fields in their order; the names are the ones that password managers know. */
const fields = [
  ['userName', 'username'],
  ['password', 'password'],
  ['code', 'code'],
] as const satisfies [keyof Entry, string][];

/** What stands in the form's fields; a field that is not shown is empty. */
function readEntry(form: HTMLFormElement): Entry {
  const entered = new FormData(form);
  const read = (name: string) => {
    const value = entered.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { userName: read('username'), password: read('password'), code: read('code') };
}

/** The form is all that the page is for: its first field is ready, and the code's once that is asked for. */
const focusAtOnce = (node: HTMLInputElement | null) => node?.focus();

/** User name, password and, where the tenant asks for it, the second factor. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation('sign-in');
  const queryClient = useQueryClient();
  const [capsLock, setCapsLock] = useState(false);
  const [step, setStep] = useState<SecondFactorStep>('none');
  const withCode = step === 'code' || step === 'just-set-up';
  const form = useRef<HTMLFormElement>(null);
  const [entry, setEntry] = useState<Entry>({ userName: '', password: '', code: '' });
  const [empty, setEmpty] = useState<readonly string[]>([]);
  const focus = (name: string) => form.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus();
  const propsOf = (name: (typeof fields)[number][1]) => ({
    name,
    error: empty.includes(name) ? t('required') : undefined,
    onChange: () => setEmpty((now) => now.filter((one) => one !== name)),
  });
  const attempt = useSingleMutation({
    mutationFn: signIn,
    onSuccess: () => {
      forgetSession(queryClient);
      onSignedIn();
    },
    onError: (error) => {
      const need = neededSecondFactor(error);
      if (need === 'set-up') setStep('set-up');
      else if (need === 'code' && !withCode) setStep('code');
      else focus(withCode ? 'code' : 'password');
    },
  });
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const isFirstQuestion = attempt.isError && attempt.variables.code === '' && withCode;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = readEntry(event.currentTarget);
    const missing = fields
      .filter(([key]) => (key === 'code' ? withCode && entered.code.trim() === '' : entered[key] === ''))
      .map(([, name]) => name);
    setEntry(entered);
    setEmpty(missing);
    if (missing[0] === undefined) attempt.mutate(entered);
    else focus(missing[0]);
  };
  if (step === 'set-up') {
    return (
      <Stack gap="md">
        <Text size="sm">{t('setUpNeeded')}</Text>
        <Suspense fallback={null}>
          <SecondFactorSetUp credentials={entry} onActive={() => setStep('just-set-up')} />
        </Suspense>
      </Stack>
    );
  }
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="md">
        {attempt.isError && !isFirstQuestion && <SignInFailure error={attempt.error} withCode={withCode} />}
        <TextInput
          ref={focusAtOnce}
          label={t('userName')}
          description={t('userNameHint')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={entry.userName}
          {...propsOf('username')}
        />
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('reveal') }}
          onKeyUp={watchCapsLock}
          onKeyDown={watchCapsLock}
          defaultValue={entry.password}
          {...propsOf('password')}
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
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={64}
            {...propsOf('code')}
          />
        )}
        <Button type="submit" loading={attempt.isPending} mt={4}>
          {t('submit')}
        </Button>
      </Stack>
    </form>
  );
}
