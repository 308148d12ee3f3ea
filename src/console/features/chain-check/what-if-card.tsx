import { Card, Checkbox, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CertificateFacts } from '#console/certificates/certificate-facts.ts';
import type { Anchor } from '#console/worker/operations.ts';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';

/** Conditions that a verdict is asked for under, other than those of the tenant and of now. */
export interface WhatIf {
  at?: Date;
  /** SHA-256 fingerprints. */
  alsoTrusted: string[];
}

/** The certificates that are trusted for the sake of the question. */
export function whatIfAnchors({ alsoTrusted }: WhatIf, certificates: readonly CertificateFacts[]): Anchor[] {
  return certificates
    .filter(({ fingerprint }) => alsoTrusted.includes(fingerprint))
    .map(({ fingerprint, pem }) => ({ id: fingerprint, pem, enabled: true }));
}

interface WhatIfCardProps {
  whatIf: WhatIf;
  certificates: readonly CertificateFacts[];
  trusted: readonly TrustedCertificate[];
  onChange: (whatIf: WhatIf) => void;
}

/** Asks for another instant, and for further trusted certificates, without changing anything. */
export function WhatIfCard({ whatIf, certificates, trusted, onChange }: WhatIfCardProps) {
  const { t } = useTranslation('chain-check');
  const enabled = new Set(trusted.filter(({ status }) => status === 'ENABLED').map(({ fingerprint }) => fingerprint));
  const candidates = certificates.filter(
    ({ isAuthority, platformFingerprint }) => isAuthority && !enabled.has(platformFingerprint),
  );
  const changeInstant = (text: string) => {
    const { alsoTrusted } = whatIf;
    const at = new Date(text);
    onChange(Number.isNaN(at.getTime()) ? { alsoTrusted } : { alsoTrusted, at });
  };
  return (
    <Card withBorder component="section" aria-labelledby="what-if">
      <Stack gap="sm">
        <Title order={2} id="what-if">
          {t('whatIf.title')}
        </Title>
        <Group align="flex-start" gap="lg">
          <TextInput
            type="datetime-local"
            label={t('whatIf.asOf')}
            description={t('whatIf.asOfHint')}
            onChange={(event) => changeInstant(event.currentTarget.value)}
          />
          {candidates.length === 0 ? (
            <Text size="sm" c="dimmed" flex="1 1 220px">
              {t('whatIf.nothingToTrust')}
            </Text>
          ) : (
            <Checkbox.Group
              flex="1 1 220px"
              label={t('whatIf.alsoTrust')}
              description={t('whatIf.alsoTrustHint')}
              value={whatIf.alsoTrusted}
              onChange={(alsoTrusted) => onChange({ ...whatIf, alsoTrusted })}
            >
              <Stack gap={6} mt={6}>
                {candidates.map(({ fingerprint, commonName, subject }) => (
                  <Checkbox key={fingerprint} value={fingerprint} label={commonName ?? subject} />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
        </Group>
      </Stack>
    </Card>
  );
}
