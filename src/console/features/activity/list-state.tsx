import { Button, EmptyState, Skeleton, Stack } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** The outline of a list while it is read. */
export function ListPending({ what }: { what: string }) {
  const { t } = useTranslation('activity');
  return (
    <Stack gap="xs" role="status" aria-label={t('loading', { what })}>
      {Array.from({ length: 8 }, (_, row) => (
        <Skeleton key={row} height={48} />
      ))}
    </Stack>
  );
}

/** Nothing under this filter, and the way back to all. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation('activity');
  return (
    <EmptyState icon={<IconSearchOff />} title={t('noMatch.title')} description={t('noMatch.text')} py="xl">
      <EmptyState.Actions>
        <Button variant="default" onClick={onClear}>
          {t('noMatch.clear')}
        </Button>
      </EmptyState.Actions>
    </EmptyState>
  );
}
