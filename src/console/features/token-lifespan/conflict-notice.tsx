import { Alert, Button, Group, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LifespanInForce } from '#console/api/device-token-lifespan.ts';
import { durationWords } from '#console/ui/duration.ts';

interface ConflictNoticeProps {
  inForce: LifespanInForce;
  /** Absent where nothing is being typed that could be kept. */
  onKeep: (() => void) | undefined;
  onTake: () => void;
}

/** Somebody changed the option while it was being changed here: nothing is overwritten until the admin has chosen. */
export function ConflictNotice({ inForce, onKeep, onTake }: ConflictNoticeProps) {
  const { t, i18n } = useTranslation('token-lifespan');
  const words = durationWords(inForce.seconds, i18n.language);
  return (
    <Alert role="alert" color="orange" icon={<IconUsers />} title={t('conflict.title')}>
      <Text size="sm">{t(inForce.stored === undefined ? 'conflict.default' : 'conflict.set', { words })}</Text>
      <Group mt="sm" gap="xs">
        <Button size="xs" variant="default" onClick={onTake}>
          {t(onKeep === undefined ? 'conflict.seen' : 'conflict.take')}
        </Button>
        {onKeep !== undefined && (
          <Button size="xs" variant="default" onClick={onKeep}>
            {t('conflict.keep')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
