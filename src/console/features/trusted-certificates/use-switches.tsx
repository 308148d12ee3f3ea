import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { Failure } from '#console/api/failure.tsx';
import { useNotify } from '#console/ui/use-notify.tsx';
import { displayName } from '#console/certificates/display-name.ts';
import { useChangeCertificate, type Change } from './change-certificate.ts';

const undoMs = 10_000;

/** What a row's two switches do. */
export interface Switches {
  /**
   * Trusted or not, at once; disabling can be taken back for ten seconds, because it locks devices out.
   * @returns whether it was done.
   */
  setStatus: (certificate: TrustedCertificate, status: TrustedCertificate['status']) => Promise<boolean>;
  /** Whether devices that nobody registered get their user with their first token. */
  setAutoRegistration: (certificate: TrustedCertificate, on: boolean) => void;
}

/** The switches for every row at once: one for all, because a list has thousands. */
export function useSwitches(): Switches {
  const { t } = useTranslation('trusted-certificates');
  const { mutateAsync } = useChangeCertificate();
  const notify = useNotify();

  return useMemo(() => {
    const change = async (id: string, wanted: Change): Promise<boolean> => {
      try {
        await mutateAsync(wanted);
        return true;
      } catch (error) {
        const title = t('status.failed', { name: displayName(wanted.certificate) });
        notify({ id, tone: 'failed', title, message: <Failure error={error} compact /> });
        return false;
      }
    };
    const setStatus: Switches['setStatus'] = async (certificate, status) => {
      const id = `status-${certificate.fingerprint}`;
      const name = displayName(certificate);
      if (!(await change(id, { certificate, fields: { status } }))) return false;
      if (status === 'ENABLED') {
        notify({ id, tone: 'done', title: t('status.enabledTitle', { name }), message: t('status.enabledText') });
        return true;
      }
      const onUndo = () => void setStatus({ ...certificate, status }, 'ENABLED');
      notify({
        id,
        tone: 'neutral',
        title: t('status.disabledTitle', { name }),
        message: t('status.disabledText'),
        undo: { label: t('status.undo'), onUndo, forMs: undoMs },
      });
      return true;
    };
    const setAutoRegistration = async (certificate: TrustedCertificate, on: boolean) => {
      const id = `auto-registration-${certificate.fingerprint}`;
      if (!(await change(id, { certificate, fields: { autoRegistrationEnabled: on } }))) return;
      const words = on ? 'on' : 'off';
      const title = t(`autoRegistration.${words}Title`, { name: displayName(certificate) });
      notify({ id, tone: 'done', title, message: t(`autoRegistration.${words}Text`) });
    };
    return {
      setStatus,
      setAutoRegistration: (certificate, on) => void setAutoRegistration(certificate, on),
    };
  }, [t, mutateAsync, notify]);
}
