import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The outline of a page while its code or its texts are on the way. */
export function PagePending() {
  const { t } = useTranslation('ui');
  return (
    <Stack gap="lg" role="status" aria-label={t('loading')}>
      <Skeleton height={28} width={240} />
      <Skeleton height={16} width="60%" />
      <Skeleton height={240} />
    </Stack>
  );
}
