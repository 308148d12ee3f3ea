import { Group, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { Failure } from '#console/api/failure.tsx';
import { useNotify } from '#console/ui/use-notify.tsx';
import { displayName } from './arrange.ts';
import { useChangeCertificate } from './change-certificate.ts';

interface AutoRegistrationSwitchProps {
  certificate: TrustedCertificate;
  readOnly: boolean;
}

/** Whether devices that nobody registered get their user with their first token. */
export function AutoRegistrationSwitch({ certificate, readOnly }: AutoRegistrationSwitchProps) {
  const { t } = useTranslation('trusted-certificates');
  const change = useChangeCertificate();
  const notify = useNotify();
  const name = displayName(certificate);
  const id = `auto-registration-${certificate.fingerprint}`;
  const on = certificate.autoRegistrationEnabled === true;

  const toggle = async () => {
    try {
      await change.mutateAsync({ certificate, fields: { autoRegistrationEnabled: !on } });
    } catch (error) {
      notify({ id, tone: 'failed', title: t('status.failed', { name }), message: <Failure error={error} compact /> });
      return;
    }
    const next = on ? 'off' : 'on';
    const message = t(`autoRegistration.${next}Text`);
    notify({ id, tone: 'done', title: t(`autoRegistration.${next}Title`, { name }), message });
  };

  return (
    <Group gap={8} wrap="nowrap">
      <Switch
        checked={on}
        disabled={readOnly}
        onChange={() => void toggle()}
        aria-label={t('autoRegistration.label', { name })}
        size="sm"
      />
      <Text size="sm" aria-hidden>
        {t(on ? 'autoRegistration.on' : 'autoRegistration.off')}
      </Text>
    </Group>
  );
}
