import { memo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { publicKeyText } from '#console/certificates/public-key-text.ts';
import { displayName } from '#console/certificates/display-name.ts';
import classes from './certificate-row.module.css';
import { CopyIcon } from './copy-icon.tsx';
import { DevicesCell } from './devices-cell.tsx';
import { ProofBadge } from './proof-badge.tsx';
import { readCertificate } from './read-certificate.ts';
import type { RowAction } from './row-action.ts';
import { RowMenu } from './row-menu.tsx';
import { AutoRegistrationSwitch, StatusSwitch } from './row-switches.tsx';
import type { DeviceCounts } from './use-device-counts.ts';
import type { Switches } from './use-switches.tsx';
import { ValidityCell } from './validity-cell.tsx';

interface CertificateRowProps {
  certificate: TrustedCertificate;
  /** Position in the arranged list, from 0. */
  index: number;
  now: Date;
  counts: DeviceCounts;
  /** Absent where the admin may only read. */
  switches: Switches | undefined;
  onAction: (action: RowAction, certificate: TrustedCertificate) => void;
  measure: Ref<HTMLTableRowElement>;
}

/**
 * One trusted certificate; on narrow screens its cells are stacked under their column's name. Mostly plain elements:
 * scrolling makes hundreds of rows a second.
 */
export const CertificateRow = memo(function CertificateRow(props: CertificateRowProps) {
  const { certificate, index, now, counts, switches, onAction, measure } = props;
  const { t } = useTranslation('trusted-certificates');
  const { subject, fingerprint, algorithmName } = certificate;
  const key = readCertificate(certificate)?.publicKey;
  const name = displayName(certificate);
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} className={classes['row']}>
      <td className={classes['name']}>
        <button type="button" className={classes['open']} onClick={() => onAction('details', certificate)}>
          {name}
        </button>
        {subject !== undefined && subject !== name && (
          <div className={classes['detail']} title={subject}>
            {subject}
          </div>
        )}
        <div className={classes['fingerprint']}>
          <div className={classes['detail']} data-code title={fingerprint}>
            {fingerprint}
          </div>
          <CopyIcon value={fingerprint} name={t('row.fingerprint', { name })} />
        </div>
      </td>
      <td data-label={t('columns.algorithm')}>
        {key !== undefined && <div>{publicKeyText(key)}</div>}
        <div className={key === undefined ? undefined : classes['detail']}>{algorithmName}</div>
      </td>
      <td data-label={t('columns.expiry')}>
        <ValidityCell certificate={certificate} now={now} />
      </td>
      <td data-label={t('columns.status')}>
        <StatusSwitch certificate={certificate} switches={switches} />
      </td>
      <td data-label={t('columns.autoRegistration')}>
        <AutoRegistrationSwitch certificate={certificate} switches={switches} />
      </td>
      <td data-label={t('columns.proof')}>
        <ProofBadge certificate={certificate} />
      </td>
      {counts.state !== 'not-offered' && (
        <td data-label={t('columns.devices')}>
          <DevicesCell certificate={certificate} counts={counts} />
        </td>
      )}
      <td className={classes['actions']}>
        <RowMenu
          certificate={certificate}
          readOnly={switches === undefined}
          mayRevoke={counts.state !== 'not-offered'}
          onAction={onAction}
        />
      </td>
    </tr>
  );
});
