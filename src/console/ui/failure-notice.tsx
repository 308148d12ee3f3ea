import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy-button.tsx';

interface FailureNoticeProps {
  title: string;
  why: string;
  next: string;
  requestId?: string;
  onRetry?: () => void;
  /** Less room around it, for use inside a form. */
  compact?: boolean;
}

/** A failure told in full: what happened, why, what to do next. Announced when it appears. */
export function FailureNotice({ title, why, next, requestId, onRetry, compact = false }: FailureNoticeProps) {
  const { t } = useTranslation('ui');
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle />}
      title={title}
      p={compact ? 'sm' : 'md'}
    >
      <Stack gap={6}>
        {why !== '' && <Text size="sm">{why}</Text>}
        <Text size="sm" fw={600}>
          {next}
        </Text>
        {requestId !== undefined && (
          <Group gap={4} wrap="nowrap">
            <Text size="xs" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
              {t('requestId')}: {requestId}
            </Text>
            <CopyButton value={requestId} name={t('requestId')} />
          </Group>
        )}
        {onRetry !== undefined && (
          <Group>
            <Button size="xs" variant="default" onClick={onRetry}>
              {t('retry')}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
