import { useTranslation } from 'react-i18next';
import { FailureNotice } from '#console/ui/failure-notice.tsx';
import { ApiError } from './api-error.ts';

/** What went wrong with a call: what, why, what next, request id and, where it can help, a second try. */
export function Failure({ error, onRetry, compact }: { error: unknown; onRetry?: () => void; compact?: boolean }) {
  const { t } = useTranslation('errors');
  const code = error instanceof ApiError ? error.code : 'internal';
  const message = error instanceof Error ? error.message : String(error);
  const requestId = error instanceof ApiError ? error.requestId : undefined;
  return (
    <FailureNotice
      title={t(`${code}.title`)}
      why={t(`${code}.why`, { message })}
      next={t(`${code}.next`)}
      {...(requestId === undefined ? {} : { requestId })}
      {...(onRetry === undefined ? {} : { onRetry })}
      compact={compact ?? false}
    />
  );
}
