import { Alert, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#console/api/api-error.ts';
import { auditRecordQuery } from '#console/api/audit.ts';
import { Failure } from '#console/api/failure.tsx';
import { CopyBlock } from '#console/ui/copy-block.tsx';
import { FactList } from '#console/ui/fact-list.tsx';
import { Moment } from '#console/ui/moment.tsx';
import { SidePanel } from '#console/ui/side-panel.tsx';
import type { AuditRecord } from '#contract/audit.ts';
import { AuditChanges } from './audit-changes.tsx';

/** One audit record in full, at an address of its own that can be handed on. */
export function AuditPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('activity');
  const { data, error, refetch } = useQuery(auditRecordQuery(id));
  const gone = error instanceof ApiError && error.status === 404;
  return (
    <SidePanel title={t('record.title', { id })} onClose={onClose}>
      {data !== undefined && <RecordDetails record={data} />}
      {gone && <Alert color="gray">{t('record.gone')}</Alert>}
      {error !== null && !gone && <Failure error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={220} />}
    </SidePanel>
  );
}

function RecordDetails({ record }: { record: AuditRecord }) {
  const { t } = useTranslation('activity');
  const { time, user, activity, text, source, changes } = record;
  const about = source?.id ?? undefined;
  const facts = [
    { name: t('audit.columns.activity'), value: activity },
    { name: t('audit.columns.time'), value: <Moment date={new Date(time)} /> },
    { name: t('audit.columns.user'), value: user ?? t('audit.nobody') },
    ...(about === undefined ? [] : [{ name: t('audit.type'), value: about, copy: about }]),
  ];
  return (
    <Stack gap="md">
      {text !== activity && <Text size="sm">{text}</Text>}
      <FactList facts={facts} />
      {changes != null && changes.length > 0 && (
        <Stack gap="xs">
          <Title order={3} size="h5">
            {t('audit.columns.changes')}
          </Title>
          <AuditChanges changes={changes} />
        </Stack>
      )}
      <CopyBlock label={t('record.address')} value={location.href} />
    </Stack>
  );
}
