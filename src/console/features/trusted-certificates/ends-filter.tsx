import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExpiryBand } from '#console/certificates/expiry-bands.ts';

interface EndsFilterProps {
  ends: ExpiryBand;
  onRemove: () => void;
}

/** Says that the list holds what ends within a certain time alone, and takes that back. */
export function EndsFilter({ ends, onRemove }: EndsFilterProps) {
  const { t } = useTranslation('trusted-certificates');
  const name = t(`ends.${ends}`);
  return (
    <Button
      size="compact-sm"
      variant="light"
      rightSection={<IconX size={14} aria-hidden />}
      aria-label={t('ends.remove', { name })}
      title={t('ends.remove', { name })}
      onClick={onRemove}
      style={{ alignSelf: 'flex-start' }}
    >
      {name}
    </Button>
  );
}
