import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DevicesByAnchor } from '#contract/device-users.ts';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { successorsQuery } from '#console/api/successors.ts';
import { displayName } from './display-name.ts';
import { successorOf } from './successor.ts';

interface SuccessorNoteProps {
  certificate: TrustedCertificate;
  trusted: readonly TrustedCertificate[];
  /** Absent where the platform does not tell. */
  devices: DevicesByAnchor | undefined;
}

/** In one line: which CA follows this one, and how many devices are still on it. */
export function SuccessorNote({ certificate, trusted, devices }: SuccessorNoteProps) {
  const { t } = useTranslation('certificates');
  const successor = successorOf(certificate, trusted, useQuery(successorsQuery).data?.[certificate.fingerprint]);
  const still = devices?.anchors.find((one) => one.anchorFingerprint === certificate.fingerprint)?.devices ?? 0;
  const follows =
    successor === undefined ? t('successor.none') : t('successor.next', { name: displayName(successor.certificate) });
  return (
    <Text size="xs" c="dimmed">
      {follows}
      {devices !== undefined && ` · ${t('successor.still', { count: still })}`}
    </Text>
  );
}
