import { useTranslation } from 'react-i18next';
import { ApiError } from '#console/api/api-error.ts';
import { Failure } from '#console/api/failure.tsx';
import { FailureNotice } from '#console/ui/failure-notice.tsx';

/** Why the sign-in did not work; a wrong password is told the same way whatever the platform calls it. */
export function SignInFailure({ error, withCode }: { error: unknown; withCode: boolean }) {
  const { t } = useTranslation(['sign-in', 'errors']);
  if (!(error instanceof ApiError) || error.status !== 401) return <Failure error={error} compact />;
  const next = withCode ? t('codeRefused') : t('errors:credentials-invalid.next');
  const why = t('errors:credentials-invalid.why');
  return <FailureNotice title={t('errors:credentials-invalid.title')} why={why} next={next} compact />;
}
