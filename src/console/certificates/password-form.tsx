import { Button, Group, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LockedSource } from '#console/worker/operations.ts';

/** Asks for the password of one protected file. */
export function PasswordForm({ source, onPassword }: { source: LockedSource; onPassword: (password: string) => void }) {
  const { t } = useTranslation('certificates');
  const [password, setPassword] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onPassword(password);
      }}
    >
      <Group align="flex-end" gap="xs">
        <PasswordInput
          flex={1}
          miw={200}
          label={t('input.password', { name: source.name })}
          description={t('input.passwordHint')}
          inputWrapperOrder={['label', 'description', 'input', 'error']}
          autoComplete="off"
          value={password}
          error={source.state === 'wrong' ? t('input.passwordWrong') : undefined}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t('input.open')}
        </Button>
      </Group>
    </form>
  );
}
