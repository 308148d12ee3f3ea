import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Origin } from '#pki/input/input-report.ts';

/** Where something was found: file name, and line where it is a text. */
export function Place({ origin: { source, line } }: { origin: Origin }) {
  const { t } = useTranslation('certificates');
  return (
    <Text span size="xs" c="dimmed">
      {line === undefined ? source : t('input.place', { source, line })}
    </Text>
  );
}
