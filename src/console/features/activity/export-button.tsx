import { Button, Tooltip } from '@mantine/core';
import { IconDownload, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useExport, type Export } from './use-export.tsx';

/** Saves everything that is filtered as CSV, not only what is shown; tells how far it is and can be cancelled. */
export function ExportButton<Row>(props: Export<Row>) {
  const { t } = useTranslation('activity');
  const { count, running, start, cancel } = useExport(props);
  if (running) {
    return (
      <Button size="xs" variant="default" leftSection={<IconX size={15} />} onClick={cancel}>
        {t('export.cancel', { count })}
      </Button>
    );
  }
  return (
    <Tooltip label={t('export.hint')} withArrow>
      <Button size="xs" variant="default" leftSection={<IconDownload size={15} />} onClick={start}>
        {t('export.start')}
      </Button>
    </Tooltip>
  );
}
