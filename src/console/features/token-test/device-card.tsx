import { Badge, Button, Card, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from '#console/api/failure.tsx';
import { commandFiles } from '#console/certificates/command-lines.ts';
import { commonNameOf } from '#console/certificates/common-name.ts';
import { DownloadLink } from '#console/ui/download-link.tsx';
import { Moment } from '#console/ui/moment.tsx';
import type { TestedDevice } from './device.ts';
import { useRemoveTestAuthorities } from './test-authority.ts';

interface DeviceCardProps {
  device: TestedDevice;
  /** Device and intermediates in order, PEM; absent until it is judged. */
  chainPem: string | undefined;
  busy: boolean;
  onDrop: () => void;
}

/** The device at hand, what of it can be downloaded, and the way to another one. */
export function DeviceCard({ device, chainPem, busy, onDrop }: DeviceCardProps) {
  const { t } = useTranslation('token-test');
  const { leaf, keyPem, testCa } = device;
  const removing = useRemoveTestAuthorities(onDrop);
  return (
    <Card withBorder component="section" aria-labelledby="device">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} id="device">
            {t('device.title')}
          </Title>
          <Badge variant="light" tt="none" color={testCa === undefined ? 'gray' : 'indigo'}>
            {t(testCa === undefined ? 'device.fromFiles' : 'device.made')}
          </Badge>
        </Group>
        <Text fw={650} fz="lg" style={{ overflowWrap: 'anywhere' }}>
          {leaf.commonName ?? leaf.subject}
        </Text>
        <Table variant="vertical" layout="fixed">
          <Table.Tbody>
            <Table.Tr>
              <Table.Th w={120}>{t('device.issuer')}</Table.Th>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{commonNameOf(leaf.issuer)}</Table.Td>
            </Table.Tr>
            <Table.Tr>
              <Table.Th>{t('device.validUntil')}</Table.Th>
              <Table.Td>
                <Moment date={new Date(leaf.notAfter)} />
              </Table.Td>
            </Table.Tr>
            <Table.Tr>
              <Table.Th>{t('device.chain')}</Table.Th>
              <Table.Td>
                <Group gap={6}>
                  {commandFiles.chain}
                  {chainPem !== undefined && (
                    <DownloadLink label={t('device.downloadChain')} fileName={commandFiles.chain} content={chainPem} />
                  )}
                </Group>
              </Table.Td>
            </Table.Tr>
            <Table.Tr>
              <Table.Th>{t('device.key')}</Table.Th>
              <Table.Td>
                <Group gap={6}>
                  {commandFiles.key}
                  <DownloadLink label={t('device.downloadKey')} fileName={commandFiles.key} content={keyPem} />
                </Group>
              </Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
        <Text size="xs" c="dimmed">
          {t('device.keyNote')}
        </Text>
        {removing.error !== null && <Failure error={removing.error} compact />}
        <Group gap="xs">
          <Button size="xs" variant="default" disabled={busy} onClick={onDrop}>
            {t('device.other')}
          </Button>
          {testCa !== undefined && (
            <Button
              size="xs"
              variant="default"
              loading={removing.isPending}
              disabled={busy}
              onClick={() => removing.mutate([{ fingerprint: testCa, device: leaf.commonName ?? '' }])}
            >
              {t('device.removeCa')}
            </Button>
          )}
        </Group>
      </Stack>
    </Card>
  );
}
