import { Alert, Badge, Code, DataList, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { writePem } from '#pki/input/pem-writer.ts';
import { CopyBlock } from '#console/ui/copy-block.tsx';
import { DownloadLink } from '#console/ui/download-link.tsx';
import { SidePanel } from '#console/ui/side-panel.tsx';
import { displayName } from '#console/certificates/display-name.ts';
import { AnchorImpact } from './anchor-impact.tsx';
import { CertificateFields } from './certificate-fields.tsx';
import { DetailsActions } from './details-actions.tsx';
import { extensionValues } from './extension-values.ts';
import { readCertificate } from './read-certificate.ts';
import type { RowAction } from './row-action.ts';
import { SuccessorSection } from './successor-section.tsx';
import type { DeviceCounts } from './use-device-counts.ts';
import type { Switches } from './use-switches.tsx';

interface DetailsPanelProps {
  /** Absent where the address names one that is not in the list. */
  certificate: TrustedCertificate | undefined;
  /** All of the tenant's, among which a successor may be. */
  trusted: readonly TrustedCertificate[];
  counts: DeviceCounts;
  /** Absent where the admin may only read. */
  switches: Switches | undefined;
  onAction: (action: RowAction, certificate: TrustedCertificate) => void;
  onClose: () => void;
}

/** Everything about one trusted certificate, to read and to take away. */
export function DetailsPanel(props: DetailsPanelProps) {
  const { certificate, trusted, counts, switches, onAction, onClose } = props;
  const { t } = useTranslation('trusted-certificates');
  const title = certificate === undefined ? t('details.title') : displayName(certificate);
  return (
    <SidePanel title={title} onClose={onClose}>
      {certificate === undefined ? (
        <Alert color="gray">{t('details.gone')}</Alert>
      ) : (
        <Stack gap="lg">
          {switches !== undefined && (
            <DetailsActions certificate={certificate} mayRevoke={counts.state !== 'not-offered'} onAction={onAction} />
          )}
          <AnchorImpact counts={counts} fingerprint={certificate.fingerprint} />
          <CertificateFields certificate={certificate} switches={switches} />
          <SuccessorSection certificate={certificate} trusted={trusted} counts={counts} />
          <Contents certificate={certificate} />
        </Stack>
      )}
    </SidePanel>
  );
}

/** What only the certificate itself tells: its extensions and its text form. */
function Contents({ certificate }: { certificate: TrustedCertificate }) {
  const { t } = useTranslation('trusted-certificates');
  const parsed = readCertificate(certificate);
  if (parsed === undefined) return null;
  const pem = writePem('CERTIFICATE', parsed.der);
  return (
    <>
      <Stack gap="xs">
        <Title order={3} size="h5">
          {t('details.extensions')}
        </Title>
        <DataList orientation="vertical" gap="xs">
          {extensionValues(parsed).map(({ id, name, critical, values }) => (
            <DataList.Item key={id}>
              <DataList.ItemLabel>
                <Group gap={6}>
                  <Text span size="sm" fw={600}>
                    {name}
                  </Text>
                  {critical && (
                    <Badge size="xs" variant="default" tt="none">
                      {t('details.critical')}
                    </Badge>
                  )}
                </Group>
              </DataList.ItemLabel>
              <DataList.ItemValue>
                {values.map((value) => (
                  <Code key={value} block bg="transparent" p={0}>
                    {value}
                  </Code>
                ))}
              </DataList.ItemValue>
            </DataList.Item>
          ))}
        </DataList>
      </Stack>
      <CopyBlock
        label={t('details.pem')}
        value={pem}
        actions={
          <>
            {(['pem', 'der'] as const).map((form) => (
              <DownloadLink
                key={form}
                label={t('details.download', { form: form.toUpperCase() })}
                fileName={`${certificate.fingerprint}.${form}`}
                content={form === 'pem' ? pem : parsed.der}
              />
            ))}
          </>
        }
      />
    </>
  );
}
