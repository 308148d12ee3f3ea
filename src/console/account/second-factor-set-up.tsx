import { Button, Code, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { activateSecondFactor, createTotpSecret, type SetUpCredentials } from '#console/api/account.ts';
import { Failure } from '#console/api/failure.tsx';
import { useSingleMutation } from '#console/api/single-mutation.ts';
import { CopyButton } from '#console/ui/copy-button.tsx';
import { CodeInput } from './code-input.tsx';
import { QrCode } from './qr-code.tsx';

interface SecondFactorSetUpProps {
  credentials: SetUpCredentials;
  /** Called when the second factor is on. */
  onActive: () => void;
}

/** Shows a new secret as a picture and as text, and switches the second factor on with a first code. */
export function SecondFactorSetUp({ credentials, onActive }: SecondFactorSetUpProps) {
  const { t } = useTranslation('account');
  const [code, setCode] = useState('');
  const secret = useQuery({
    queryKey: ['new-totp-secret'],
    queryFn: () => createTotpSecret(credentials),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const activating = useSingleMutation({
    mutationFn: () => activateSecondFactor(code, credentials),
    onSuccess: onActive,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    activating.mutate();
  };
  if (secret.isError) return <Failure error={secret.error} onRetry={() => void secret.refetch()} compact />;
  if (secret.isPending) return <Skeleton height={280} role="status" aria-label={t('secondFactor.loading')} />;
  const { rawSecret, secretQrUrl } = secret.data;
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm" fw={600}>
          {t('secondFactor.scan')}
        </Text>
        <QrCode text={secretQrUrl} label={t('secondFactor.picture')} />
        <div>
          <Text size="sm">{t('secondFactor.secret')}</Text>
          <Group gap={4} wrap="nowrap">
            <Code style={{ overflowWrap: 'anywhere' }}>{inFours(rawSecret)}</Code>
            <CopyButton value={rawSecret} name={t('secondFactor.title')} />
          </Group>
        </div>
        <Text size="sm" c="dimmed">
          {t('secondFactor.once')}
        </Text>
        {activating.isError && <Failure error={activating.error} compact />}
        <CodeInput
          label={t('secondFactor.code')}
          description={t('secondFactor.confirm')}
          value={code}
          onChange={setCode}
        />
        <Group justify="flex-end">
          <Button type="submit" disabled={code.trim() === ''} loading={activating.isPending}>
            {t('secondFactor.activate')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** In groups of four, which are easier to type from the screen. */
function inFours(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
