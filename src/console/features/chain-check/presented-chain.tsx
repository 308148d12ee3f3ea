import { Alert, Anchor, Skeleton, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '#console/api/failure.tsx';
import { tokenAttemptQuery } from '#console/api/token-attempts.ts';
import type { Input } from '#console/certificates/use-input.ts';
import { useReasonText } from '#console/certificates/use-reason-text.ts';
import { Moment } from '#console/ui/moment.tsx';

/** Puts the chain that a device presented at a token attempt into the input, and says where it comes from. */
export function PresentedChain({ attempt, input }: { attempt: number; input: Input }) {
  const { t } = useTranslation('chain-check');
  const reasonText = useReasonText();
  const { data, error, refetch } = useQuery(tokenAttemptQuery(attempt));
  const { addFiles } = input;
  const chain = data?.chainPem ?? '';
  useEffect(() => {
    if (chain !== '') void addFiles([new File([chain], t('presented.file'))]);
    // Only when another chain arrives: what the admin removes or adds meanwhile stays as it is.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [chain]);
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={72} role="status" aria-label={t('presented.reading')} />;
  const [reason = data.errorCode] = data.findings;
  return (
    <Alert
      color="gray"
      variant="outline"
      icon={<IconPlugConnectedX />}
      title={t('presented.title', { device: data.device ?? t('presented.unnamed') })}
      p="sm"
    >
      <Text size="sm">
        <Moment date={new Date(data.time)} />
        {reason != null && ` · ${t('presented.refused', { reason: reasonText(reason) })}`}
      </Text>
      <Text size="sm">{t(chain === '' ? 'presented.nothing' : 'presented.now')}</Text>
      <Anchor
        size="sm"
        c="inherit"
        underline="always"
        renderRoot={(props) => <Link to="/activity" search={{ attempt }} {...props} />}
      >
        {t('presented.back')}
      </Anchor>
    </Alert>
  );
}
