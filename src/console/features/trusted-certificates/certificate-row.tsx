import { Anchor, Stack, Table, Text } from '@mantine/core';
import { memo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { publicKeyText } from '#console/certificates/public-key-text.ts';
import { displayName } from './arrange.ts';
import { AutoRegistrationSwitch } from './auto-registration-switch.tsx';
import classes from './certificate-table.module.css';
import { ProofBadge } from './proof-badge.tsx';
import { readCertificate } from './read-certificate.ts';
import type { RowAction } from './row-action.ts';
import { RowMenu } from './row-menu.tsx';
import { StatusSwitch } from './status-switch.tsx';
import { ValidityCell } from './validity-cell.tsx';

interface CertificateRowProps {
  certificate: TrustedCertificate;
  /** Position in the arranged list, from 0. */
  index: number;
  now: Date;
  readOnly: boolean;
  onAction: (action: RowAction, certificate: TrustedCertificate) => void;
  measure: Ref<HTMLTableRowElement>;
}

/** One trusted certificate; on narrow screens its cells are stacked under their column's name. */
export const CertificateRow = memo(function CertificateRow(props: CertificateRowProps) {
  const { certificate, index, now, readOnly, onAction, measure } = props;
  const { t } = useTranslation('trusted-certificates');
  const { subject, fingerprint, algorithmName } = certificate;
  const key = readCertificate(certificate)?.publicKey;
  const name = displayName(certificate);
  return (
    <Table.Tr ref={measure} data-index={index} aria-rowindex={index + 2} className={classes.row}>
      <Table.Td className={classes.name}>
        <Stack gap={2}>
          <Anchor
            component="button"
            type="button"
            size="sm"
            fw={600}
            ta="start"
            className={classes.clip}
            onClick={() => onAction('details', certificate)}
          >
            {name}
          </Anchor>
          {subject !== undefined && subject !== name && (
            <Text size="xs" c="dimmed" truncate title={subject}>
              {subject}
            </Text>
          )}
          <Text size="xs" c="dimmed" ff="monospace" truncate title={fingerprint}>
            {fingerprint}
          </Text>
        </Stack>
      </Table.Td>
      <Table.Td data-label={t('columns.algorithm')}>
        {key !== undefined && <Text size="sm">{publicKeyText(key)}</Text>}
        <Text size={key === undefined ? 'sm' : 'xs'} c={key === undefined ? 'bright' : 'dimmed'}>
          {algorithmName}
        </Text>
      </Table.Td>
      <Table.Td data-label={t('columns.expiry')}>
        <ValidityCell certificate={certificate} now={now} />
      </Table.Td>
      <Table.Td data-label={t('columns.status')}>
        <StatusSwitch certificate={certificate} readOnly={readOnly} />
      </Table.Td>
      <Table.Td data-label={t('columns.autoRegistration')}>
        <AutoRegistrationSwitch certificate={certificate} readOnly={readOnly} />
      </Table.Td>
      <Table.Td data-label={t('columns.proof')}>
        <ProofBadge certificate={certificate} />
      </Table.Td>
      <Table.Td className={classes.actions}>
        <RowMenu certificate={certificate} readOnly={readOnly} onAction={onAction} />
      </Table.Td>
    </Table.Tr>
  );
});
