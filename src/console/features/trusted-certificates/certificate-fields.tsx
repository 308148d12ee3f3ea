import { DataList, Group, Skeleton, Text } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { publicKeyText } from '#console/certificates/public-key-text.ts';
import { serialHex } from '#console/certificates/serial-number.ts';
import { CopyButton } from '#console/ui/copy-button.tsx';
import { Moment } from '#console/ui/moment.tsx';
import { ProofBadge } from './proof-badge.tsx';
import { readCertificate } from './read-certificate.ts';
import { AutoRegistrationSwitch, StatusSwitch } from './row-switches.tsx';
import { useSha256 } from './use-sha256.ts';
import type { Switches } from './use-switches.tsx';

interface CertificateFieldsProps {
  certificate: TrustedCertificate;
  /** Absent where the admin may only read. */
  switches: Switches | undefined;
}

/** As long as a SHA-256 fingerprint, so that nothing below moves when it comes. */
const sha256Place = '0'.repeat(64);

/** The certificate's fields as the platform keeps them, each to copy. */
export function CertificateFields({ certificate, switches }: CertificateFieldsProps) {
  const { t } = useTranslation('trusted-certificates');
  const { subject, issuer, serialNumber, notBefore, notAfter, fingerprint, algorithmName, version } = certificate;
  const key = readCertificate(certificate)?.publicKey;
  const alone = useMemo(() => [certificate], [certificate]);
  const { sha256Of, pending } = useSha256(alone, true);
  return (
    <DataList labelWidth={150} gap="xs" withDivider styles={{ item: { alignItems: 'flex-start' } }}>
      <Field label={t('columns.status')}>
        <StatusSwitch certificate={certificate} switches={switches} />
      </Field>
      <Field label={t('columns.autoRegistration')}>
        <AutoRegistrationSwitch certificate={certificate} switches={switches} />
      </Field>
      <Field label={t('columns.proof')}>
        <ProofBadge certificate={certificate} />
      </Field>
      <TextField label={t('details.subject')} value={subject} />
      <TextField
        label={t('details.issuer')}
        value={issuer}
        note={issuer === subject ? t('details.selfSigned') : undefined}
      />
      <DateField label={t('details.notBefore')} value={notBefore} />
      <DateField label={t('details.notAfter')} value={notAfter} />
      <TextField label={t('details.key')} value={key && publicKeyText(key)} />
      <TextField label={t('details.algorithm')} value={algorithmName} />
      <TextField label={t('details.serialDecimal')} value={serialNumber} code />
      <TextField label={t('details.serialHex')} value={serialHex(serialNumber)} code />
      <TextField label={t('details.fingerprintSha1')} value={fingerprint} code />
      <TextField
        label={t('details.fingerprintSha256')}
        value={pending ? sha256Place : sha256Of?.(fingerprint)}
        code
        pending={pending}
      />
      <TextField label={t('details.version')} value={version === undefined ? undefined : String(version)} />
    </DataList>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue>{children}</DataList.ItemValue>
    </DataList.Item>
  );
}

interface TextFieldProps {
  label: string;
  value: string | undefined;
  note?: string | undefined;
  /** Digits and letters that are compared one by one. */
  code?: boolean;
  /** The value only holds its place. */
  pending?: boolean;
}

function TextField({ label, value, note, code = false, pending = false }: TextFieldProps) {
  if (value === undefined || value === '') return null;
  const content = (
    <Group gap={4} wrap="nowrap" align="flex-start" justify="space-between">
      <Text
        span
        size={code ? 'xs' : 'sm'}
        lh="22px"
        ff={code ? 'monospace' : 'text'}
        style={{ overflowWrap: 'anywhere' }}
      >
        {value}
        {note !== undefined && (
          <Text span c="dimmed" size="xs" display="block">
            {note}
          </Text>
        )}
      </Text>
      <CopyButton value={value} name={label} />
    </Group>
  );
  return <Field label={label}>{pending ? <Skeleton inert>{content}</Skeleton> : content}</Field>;
}

function DateField({ label, value }: { label: string; value: string | undefined }) {
  const date = new Date(value ?? '');
  if (Number.isNaN(date.getTime())) return null;
  return (
    <Field label={label}>
      <Moment date={date} />
    </Field>
  );
}
