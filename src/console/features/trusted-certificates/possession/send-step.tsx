import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Failure } from '#console/api/failure.tsx';
import type { SignatureState } from '#console/worker/operations.ts';

interface SendStepProps {
  /** What the signature turned out to be here; undefined while there is none, or it is looked at. */
  state: SignatureState | undefined;
  given: boolean;
  sending: boolean;
  error: unknown;
  onSend: () => void;
}

/** Says what is wrong with a signature before the platform has to, and sends it. */
export function SendStep({ state, given, sending, error, onSend }: SendStepProps) {
  const { t } = useTranslation('trusted-certificates');
  const wrong = state === 'line-break' || state === 'other' || state === 'not-base64' ? state : undefined;
  return (
    <>
      {!given && (
        <Text size="sm" c="dimmed">
          {t('possession.send.none')}
        </Text>
      )}
      {given && state === 'fits' && (
        <Group gap={6} wrap="nowrap">
          <IconCircleCheck size={18} color="var(--mantine-color-teal-6)" aria-hidden />
          <Text size="sm">{t('possession.send.fits')}</Text>
        </Group>
      )}
      {given && wrong !== undefined && (
        <Alert
          role="alert"
          color="orange"
          icon={<IconAlertTriangle />}
          p="sm"
          title={t(`possession.send.wrong.${wrong}.title`)}
        >
          {t(`possession.send.wrong.${wrong}.next`)}
        </Alert>
      )}
      {error !== null && <Failure error={error} compact />}
      <Group>
        <Button disabled={!given || wrong !== undefined} loading={sending} onClick={onSend}>
          {t('possession.send.submit')}
        </Button>
      </Group>
    </>
  );
}
