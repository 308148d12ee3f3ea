import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { displayName } from '#console/certificates/display-name.ts';
import classes from './row-switches.module.css';
import type { Switches } from './use-switches.tsx';

interface SwitchProps {
  certificate: TrustedCertificate;
  /** Absent where the admin may only read. */
  switches: Switches | undefined;
}

/** Whether devices under the certificate get tokens. */
export function StatusSwitch({ certificate, switches }: SwitchProps) {
  const { t } = useTranslation('trusted-certificates');
  const enabled = certificate.status === 'ENABLED';
  return (
    <div className={classes['line']}>
      <Switch
        checked={enabled}
        disabled={switches === undefined}
        onChange={() => void switches?.setStatus(certificate, enabled ? 'DISABLED' : 'ENABLED')}
        aria-label={t('status.label', { name: displayName(certificate) })}
        color="teal"
        size="sm"
      />
      <span aria-hidden>{t(`status.${certificate.status}`)}</span>
    </div>
  );
}

/** Whether a device that nobody registered gets its user with its first token. */
export function AutoRegistrationSwitch({ certificate, switches }: SwitchProps) {
  const { t } = useTranslation('trusted-certificates');
  const on = certificate.autoRegistrationEnabled === true;
  return (
    <div className={classes['line']}>
      <Switch
        checked={on}
        disabled={switches === undefined}
        onChange={() => switches?.setAutoRegistration(certificate, !on)}
        aria-label={t('autoRegistration.label', { name: displayName(certificate) })}
        size="sm"
      />
      <span aria-hidden>{t(on ? 'autoRegistration.on' : 'autoRegistration.off')}</span>
    </div>
  );
}
