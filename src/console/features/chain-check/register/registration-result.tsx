import { Alert, Button, Group, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BulkRegistration } from '#contract/device-registration.ts';

/** Failures that are listed; the others are counted. */
const listed = 200;

/** What became of each device: counts first, then those that failed with the platform's reason. */
export function RegistrationResult({
  replies,
  onClose,
}: {
  replies: readonly BulkRegistration[];
  onClose: () => void;
}) {
  const { t } = useTranslation(['registration', 'ui']);
  const created = replies.reduce((sum, { numberOfCreated }) => sum + numberOfCreated, 0);
  const known = replies.flatMap(({ credentialUpdatedList }) => credentialUpdatedList);
  const failed = replies.flatMap(({ failedCreationList }) => failedCreationList);
  return (
    <Stack gap="md">
      <Alert
        role="status"
        color={failed.length > 0 ? 'orange' : 'teal'}
        icon={failed.length > 0 ? <IconAlertTriangle /> : <IconCheck />}
        title={t('result.created', { count: created })}
      >
        {known.length > 0 && <Text size="sm">{t('result.known', { count: known.length })}</Text>}
        {failed.length > 0 && <Text size="sm">{t('result.failed', { count: failed.length })}</Text>}
      </Alert>
      {failed.length + known.length > 0 && (
        <ScrollArea.Autosize mah={320}>
          <Table verticalSpacing={6} aria-label={t('result.table')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('result.device')}</Table.Th>
                <Table.Th>{t('result.outcome')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {failed.slice(0, listed).map(({ deviceId, failureReason, line }) => (
                <Table.Tr key={line}>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{deviceId}</Table.Td>
                  <Table.Td>{failureReason}</Table.Td>
                </Table.Tr>
              ))}
              {known.slice(0, listed).map(({ deviceId }) => (
                <Table.Tr key={deviceId}>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{deviceId}</Table.Td>
                  <Table.Td>{t('result.wasThere')}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
      )}
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('ui:close')}</Button>
      </Group>
    </Stack>
  );
}
