import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '#console/api/failure.tsx';
import { connectionQuery } from '#console/api/token-tests.ts';
import { Page } from '#console/ui/page.tsx';
import { ChooseDevice } from './choose-device.tsx';
import type { TestedDevice } from './device.ts';
import { DeviceTest } from './device-test.tsx';
import { LeftoverNotice } from './leftover-notice.tsx';

/** Gets a real token through the gateway, with a device from files or one made here. */
export function TokenTestPage() {
  const { t } = useTranslation(['token-test', 'certificates', 'input', 'findings', 'evidence']);
  const connection = useQuery(connectionQuery);
  const [device, setDevice] = useState<TestedDevice>();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <LeftoverNotice inUse={device?.testCa} />
      {connection.error !== null ? (
        <Failure error={connection.error} onRetry={() => void connection.refetch()} />
      ) : connection.data === undefined ? (
        <Skeleton height={240} />
      ) : (
        <DeviceTest
          key={device?.leaf.fingerprint}
          device={device}
          connection={connection.data}
          chooser={<ChooseDevice onChosen={setDevice} />}
          onDrop={() => setDevice(undefined)}
        />
      )}
    </Page>
  );
}
