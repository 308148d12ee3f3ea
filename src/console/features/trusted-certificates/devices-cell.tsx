import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import classes from './certificate-row.module.css';
import type { DeviceCounts } from './use-device-counts.ts';

/** Devices that came through a certificate last, with the way to them. */
export function DevicesCell({ certificate, counts }: { certificate: TrustedCertificate; counts: DeviceCounts }) {
  const { t } = useTranslation('trusted-certificates');
  if (counts.state === 'pending') return <span className={classes['detail']}>…</span>;
  if (counts.state !== 'known') return <span className={classes['detail']}>{t('devices.unknown')}</span>;
  const { devices, liveTokens } = counts.of(certificate.fingerprint);
  if (devices === 0) return <span className={classes['detail']}>{t('devices.none')}</span>;
  return (
    <>
      <Anchor
        size="sm"
        renderRoot={(props) => (
          <Link
            to="/activity"
            search={{ tab: 'devices', anchor: certificate.fingerprint }}
            preload={false}
            {...props}
          />
        )}
      >
        {t('devices.count', { count: devices })}
      </Anchor>
      <div className={classes['detail']} data-wraps>
        {t('devices.live', { count: liveTokens })}
      </div>
    </>
  );
}
