import { Group, Skeleton, Text } from '@mantine/core';
import { IconCpu } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Failure } from '#console/api/failure.tsx';
import type { DeviceCounts } from './use-device-counts.ts';

/** How many devices and valid tokens hang on one trusted certificate: what is to be known before it is taken away. */
export function AnchorImpact({ counts, fingerprint }: { counts: DeviceCounts; fingerprint: string }) {
  const { t } = useTranslation('trusted-certificates');
  switch (counts.state) {
    case 'pending':
      return <Skeleton height={22} role="status" aria-label={t('impact.counting')} />;
    case 'failed':
      return <Failure error={counts.error} onRetry={counts.retry} compact />;
    case 'not-offered':
      return (
        <Text size="sm" c="dimmed">
          {t('impact.notOffered')}
        </Text>
      );
    case 'known': {
      const { devices, liveTokens } = counts.of(fingerprint);
      return (
        <Group gap={8} wrap="nowrap" align="flex-start" role="status">
          <IconCpu size={20} aria-hidden style={{ flex: 'none' }} />
          <Text size="sm" fw={600}>
            {devices === 0
              ? t('impact.none')
              : `${t('impact.devices', { count: devices })} ${t('impact.tokens', { count: liveTokens })}`}
          </Text>
        </Group>
      );
    }
  }
}
