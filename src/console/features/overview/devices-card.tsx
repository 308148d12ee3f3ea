import { Card, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { countText } from '#console/ui/count-text.ts';
import { Failure } from '#console/api/failure.tsx';
import type { DevicesByAnchor } from '#contract/device-users.ts';
import { CardHeading } from './card-heading.tsx';
import { Figure } from './figure.tsx';

interface DevicesCardProps {
  counts: DevicesByAnchor['total'] | undefined;
  error: Error | null;
  onRetry: () => void;
}

/** How many devices there are, and how many hold a valid token. */
export function DevicesCard({ counts, error, onRetry }: DevicesCardProps) {
  const { t, i18n } = useTranslation('overview');
  return (
    <Card withBorder component="section" aria-labelledby="devices">
      <CardHeading
        id="devices"
        title={t('devices.title')}
        linkText={t('devices.all')}
        link={{ to: '/activity', search: { tab: 'devices' } }}
      />
      {counts === undefined ? (
        error !== null && <Failure error={error} onRetry={onRetry} compact />
      ) : (
        <Group gap="xl">
          <Figure
            name={t('devices.known')}
            value={countText(counts.devices, i18n.language)}
            link={{ to: '/activity', search: { tab: 'devices' } }}
          />
          <Figure
            name={t('devices.live')}
            value={countText(counts.liveTokens, i18n.language)}
            link={{ to: '/activity', search: { tab: 'devices', state: 'live' } }}
          />
        </Group>
      )}
    </Card>
  );
}
