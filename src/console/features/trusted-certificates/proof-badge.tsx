import { Badge } from '@mantine/core';
import { IconCheck, IconCircleDashed, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';

/** Whether the tenant has shown that it holds the CA's key. */
export function ProofBadge({ certificate }: { certificate: TrustedCertificate }) {
  const { t } = useTranslation('trusted-certificates');
  if (certificate.tenantCertificateAuthority === true) {
    return (
      <Badge variant="default" leftSection={<IconMinus size={12} />} tt="none">
        {t('proof.ownAuthority')}
      </Badge>
    );
  }
  return certificate.proofOfPossessionValid === true ? (
    <Badge variant="light" color="teal" leftSection={<IconCheck size={12} />} tt="none">
      {t('proof.complete')}
    </Badge>
  ) : (
    <Badge variant="default" leftSection={<IconCircleDashed size={12} />} tt="none">
      {t('proof.missing')}
    </Badge>
  );
}
