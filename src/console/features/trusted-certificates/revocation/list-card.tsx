import { Button, Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure } from '#console/api/failure.tsx';
import { WorkerFailure } from '#console/certificates/worker-failure.tsx';
import { csvText } from '#console/ui/csv.ts';
import { FactList } from '#console/ui/fact-list.tsx';
import { Moment } from '#console/ui/moment.tsx';
import { saveBytes, saveText } from '#console/ui/save-text.ts';
import type { RevocationListFacts } from '#console/worker/operations.ts';
import { EntryTable } from './entry-table.tsx';

interface ListCardProps {
  list: UseQueryResult<Uint8Array>;
  facts: RevocationListFacts | undefined;
  /** Why the list could not be read here. */
  unreadable: unknown;
  /** Names of trusted certificates by serial number, lower-case hex. */
  nameOf: (serialHex: string) => string | undefined;
}

/** The tenant's revocation list: what is on it, and the signed CRL to take away. */
export function ListCard({ list, facts, unreadable, nameOf }: ListCardProps) {
  const { t } = useTranslation('trusted-certificates');
  const { data } = list;
  const saveCsv = () => {
    const rows = facts?.entries.map(({ serialHex, revokedAt }) => [serialHex, revokedAt]) ?? [];
    saveText('revoked-serial-numbers.csv', csvText([['SERIALNO', 'DATE'], ...rows]));
  };
  return (
    <Card withBorder component="section" aria-labelledby="revocation-list">
      <Stack gap="md">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h4" id="revocation-list">
            {t('revocation.list.title')}
          </Title>
          {data !== undefined && (
            <Group gap="xs">
              <Button
                size="xs"
                variant="default"
                leftSection={<IconDownload size={15} />}
                onClick={() => saveBytes('tenant.crl', data)}
              >
                {t('revocation.list.download')}
              </Button>
              {facts !== undefined && facts.entries.length > 0 && (
                <Button size="xs" variant="default" leftSection={<IconDownload size={15} />} onClick={saveCsv}>
                  {t('revocation.list.csv')}
                </Button>
              )}
            </Group>
          )}
        </Group>
        {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} compact />}
        {unreadable !== undefined && <WorkerFailure error={unreadable} />}
        {facts === undefined && !list.isError && unreadable === undefined && (
          <Skeleton height={120} role="status" aria-label={t('revocation.list.loading')} />
        )}
        {facts !== undefined && (
          <>
            <FactList
              facts={[
                { name: t('revocation.list.issuer'), value: facts.issuer },
                { name: t('revocation.list.thisUpdate'), value: <Moment date={new Date(facts.thisUpdate)} /> },
                ...(facts.nextUpdate === undefined
                  ? []
                  : [{ name: t('revocation.list.nextUpdate'), value: <Moment date={new Date(facts.nextUpdate)} /> }]),
              ]}
            />
            {facts.entries.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('revocation.list.empty')}
              </Text>
            ) : (
              <>
                <Text size="xs" c="dimmed" role="status">
                  {t('revocation.list.count', { count: facts.entries.length })}
                </Text>
                <EntryTable entries={facts.entries} nameOf={nameOf} />
              </>
            )}
          </>
        )}
      </Stack>
    </Card>
  );
}
