import { Card, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
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
  const number = new Intl.NumberFormat(i18n.language);
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
            value={number.format(counts.devices)}
            link={{ to: '/activity', search: { tab: 'devices' } }}
          />
          <Figure
            name={t('devices.live')}
            value={number.format(counts.liveTokens)}
            link={{ to: '/activity', search: { tab: 'devices', state: 'live' } }}
          />
        </Group>
      )}
    </Card>
  );
}
