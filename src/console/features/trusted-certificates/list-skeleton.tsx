import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The outline of the list while it is read. */
export function ListSkeleton() {
  const { t } = useTranslation('trusted-certificates');
  return (
    <Stack gap="sm" role="status" aria-label={t('loading')}>
      <Skeleton height={36} />
      {Array.from({ length: 5 }, (_, row) => (
        <Skeleton key={row} height={72} />
      ))}
    </Stack>
  );
}
