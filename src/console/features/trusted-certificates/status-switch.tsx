import { Group, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { Failure } from '#console/api/failure.tsx';
import { useNotify } from '#console/ui/use-notify.tsx';
import { displayName } from './arrange.ts';
import { useChangeCertificate } from './change-certificate.ts';

const undoMs = 10_000;

/** Trusted or not, at once. Disabling can be taken back for ten seconds, because it locks devices out. */
export function StatusSwitch({ certificate, readOnly }: { certificate: TrustedCertificate; readOnly: boolean }) {
  const { t } = useTranslation('trusted-certificates');
  const change = useChangeCertificate();
  const notify = useNotify();
  const name = displayName(certificate);
  const id = `status-${certificate.fingerprint}`;

  const setStatus = async (status: TrustedCertificate['status']) => {
    try {
      await change.mutateAsync({ certificate, fields: { status } });
    } catch (error) {
      notify({ id, tone: 'failed', title: t('status.failed', { name }), message: <Failure error={error} compact /> });
      return;
    }
    if (status === 'ENABLED') {
      notify({ id, tone: 'done', title: t('status.enabledTitle', { name }), message: t('status.enabledText') });
      return;
    }
    const undo = { label: t('status.undo'), onUndo: () => void setStatus('ENABLED'), forMs: undoMs };
    notify({
      id,
      tone: 'neutral',
      title: t('status.disabledTitle', { name }),
      message: t('status.disabledText'),
      undo,
    });
  };

  const enabled = certificate.status === 'ENABLED';
  return (
    <Group gap={8} wrap="nowrap">
      <Switch
        checked={enabled}
        disabled={readOnly}
        onChange={() => void setStatus(enabled ? 'DISABLED' : 'ENABLED')}
        aria-label={t('status.label', { name })}
        color="teal"
        size="sm"
      />
      <Text size="sm" aria-hidden>
        {t(`status.${certificate.status}`)}
      </Text>
    </Group>
  );
}
