import { IconAlertTriangle, IconCircleX, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { Moment } from '#console/ui/moment.tsx';
import { validityAt, type ValidityState } from '#console/certificates/validity.ts';
import classes from './validity-cell.module.css';

const icons: Record<ValidityState, typeof IconClock | undefined> = {
  valid: undefined,
  expiring: IconAlertTriangle,
  expired: IconCircleX,
  'not-yet': IconClock,
  unknown: undefined,
};

/** How much of a certificate's time is left: the end, a bar and the days; told by words and icon as well as colour. */
export function ValidityCell({ certificate, now }: { certificate: TrustedCertificate; now: Date }) {
  const { t } = useTranslation('trusted-certificates');
  const { state, days, elapsed } = validityAt(certificate, now);
  if (state === 'unknown') return t('validity.unknown');
  const Icon = icons[state];
  const percent = Math.round(elapsed * 100);
  return (
    <div className={classes['validity']} data-state={state}>
      <div className={classes['words']}>
        {Icon !== undefined && <Icon size={15} aria-hidden />}
        <span>{t(`validity.${state}`, { count: Math.abs(days) })}</span>
      </div>
      <div className={classes['track']} role="img" aria-label={t('validity.bar', { percent })}>
        <div className={classes['fill']} style={{ width: `${percent}%` }} />
      </div>
      <div className={classes['end']}>
        {t('validity.until')} <Moment date={new Date(certificate.notAfter ?? '')} dayOnly />
      </div>
    </div>
  );
}
