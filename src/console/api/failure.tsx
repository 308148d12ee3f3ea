import { useTranslation } from 'react-i18next';
import { durationWords } from '#console/ui/duration.ts';
import { FailureNotice } from '#console/ui/failure-notice.tsx';
import { ApiError } from './api-error.ts';

/** What went wrong with a call: what, why, what next or how long to wait, request id and, where it can help, a second try. */
export function Failure({ error, onRetry, compact }: { error: unknown; onRetry?: () => void; compact?: boolean }) {
  const { t, i18n } = useTranslation(['errors', 'ui']);
  const code = error instanceof ApiError ? error.code : 'internal';
  const message = error instanceof Error ? error.message : String(error);
  const { requestId, retryAfterSeconds = 0 } = error instanceof ApiError ? error : {};
  const wait = { duration: durationWords(retryAfterSeconds, i18n.language) };
  return (
    <FailureNotice
      title={t(`${code}.title`)}
      why={t(`${code}.why`, { message })}
      next={retryAfterSeconds > 0 ? t('ui:retryAfter', wait) : t(`${code}.next`)}
      {...(requestId === undefined ? {} : { requestId })}
      {...(onRetry === undefined ? {} : { onRetry })}
      compact={compact ?? false}
    />
  );
}
