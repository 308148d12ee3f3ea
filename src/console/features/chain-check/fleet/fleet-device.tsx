import { Button, Group, Skeleton, Stack, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNotice } from '#console/ui/failure-notice.tsx';
import { JudgementSection } from '../judgement-section.tsx';
import type { Fleet } from './use-fleet.ts';

interface FleetDeviceProps {
  fleet: Fleet;
  fingerprint: string;
  at: Date;
  onBack: () => void;
}

/** One device of a fleet in full, as if it had been dropped alone with all that stands above it. */
export function FleetDevice({ fleet, fingerprint, at, onBack }: FleetDeviceProps) {
  const { t } = useTranslation('fleet');
  const heading = useRef<HTMLHeadingElement>(null);
  const opened = useQuery({
    queryKey: ['fleet-device', fingerprint],
    queryFn: async () => (await fleet.run.open(fingerprint)) ?? null,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const leaf = opened.data?.certificates[0];
  const isOpen = leaf !== undefined;
  useEffect(() => {
    if (!isOpen) return;
    window.scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  }, [isOpen]);
  return (
    <Stack>
      <Group>
        <Button variant="default" size="xs" leftSection={<IconArrowLeft size={15} />} onClick={onBack}>
          {t('device.back')}
        </Button>
        <Title order={2} ref={heading} tabIndex={-1} style={{ outline: 'none', overflowWrap: 'anywhere' }}>
          {leaf?.commonName ?? leaf?.subject ?? ''}
        </Title>
      </Group>
      {opened.isPending && <Skeleton height={240} role="status" aria-label={t('device.opening')} />}
      {opened.data === null && (
        <FailureNotice title={t('device.gone')} why={t('device.goneWhy')} next={t('device.goneNext')} />
      )}
      {opened.data != null && leaf !== undefined && (
        <JudgementSection key={fingerprint} found={opened.data} leaf={leaf} at={at} />
      )}
    </Stack>
  );
}
