import { Button, EmptyState } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Says that a remote tenant keeps no such list, and where to look instead. */
export function NotOffered({ onAudit }: { onAudit: () => void }) {
  const { t } = useTranslation('activity');
  return (
    <EmptyState icon={<IconCloudOff />} title={t('notOffered.title')} description={t('notOffered.text')} py="xl">
      <EmptyState.Actions>
        <Button variant="default" onClick={onAudit}>
          {t('notOffered.action')}
        </Button>
      </EmptyState.Actions>
    </EmptyState>
  );
}
