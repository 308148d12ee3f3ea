import { useTranslation } from 'react-i18next';
import { FailureNotice } from '#console/ui/failure-notice.tsx';

/** The certificate worker could not be loaded, or failed. */
export function WorkerFailure({ error }: { error: unknown }) {
  const { t } = useTranslation('certificates');
  return (
    <FailureNotice
      title={t('verdict.failed')}
      why={error instanceof Error ? error.message : String(error)}
      next={t('verdict.failedNext')}
    />
  );
}
