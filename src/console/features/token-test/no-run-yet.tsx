import { Card, Stack, Text } from '@mantine/core';
import { IconTestPipe } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Stands where a run will be shown, and says how to get there. */
export function NoRunYet() {
  const { t } = useTranslation('token-test');
  return (
    <Card withBorder py="xl">
      <Stack align="center" gap="xs">
        <IconTestPipe size={34} stroke={1.4} aria-hidden />
        <Text fw={600}>{t('empty.title')}</Text>
        <Text size="sm" c="dimmed" ta="center" maw={420}>
          {t('empty.text')}
        </Text>
      </Stack>
    </Card>
  );
}
