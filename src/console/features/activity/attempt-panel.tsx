import { Alert, Button, List, Skeleton, Stack, Text } from '@mantine/core';
import { IconCircleX, IconRoute, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#console/api/api-error.ts';
import { Failure } from '#console/api/failure.tsx';
import { tokenAttemptQuery } from '#console/api/token-attempts.ts';
import { useReasonText } from '#console/certificates/use-reason-text.ts';
import { CopyBlock } from '#console/ui/copy-block.tsx';
import { FactList } from '#console/ui/fact-list.tsx';
import { Moment } from '#console/ui/moment.tsx';
import { SidePanel } from '#console/ui/side-panel.tsx';
import type { TokenAttemptDetail } from '#contract/token-attempts.ts';
import { reasonsOf } from './live-attempts.ts';
import { useAnchorName } from '#console/certificates/use-anchor-name.ts';

/** One attempt in full: what came of it and why, how it came in, and the chain that was presented. */
export function AttemptPanel({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation('activity');
  const { data, error, refetch } = useQuery(tokenAttemptQuery(id));
  const gone = error instanceof ApiError && error.status === 404;
  return (
    <SidePanel title={t('attempt.title')} onClose={onClose}>
      {data !== undefined && <AttemptDetails attempt={data} />}
      {gone && <Alert color="gray">{t('attempt.gone')}</Alert>}
      {error !== null && !gone && <Failure error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={320} />}
    </SidePanel>
  );
}

function AttemptDetails({ attempt }: { attempt: TokenAttemptDetail }) {
  const { t } = useTranslation('activity');
  const reasonText = useReasonText();
  const anchorName = useAnchorName();
  const reasons = reasonsOf(attempt);
  const accepted = attempt.result === 'accepted';
  const facts = [
    { name: t('attempt.facts.time'), value: <Moment date={new Date(attempt.time)} /> },
    {
      name: t('attempt.facts.device'),
      value: attempt.device ?? t('attempts.unnamed'),
      ...(attempt.device !== null && { copy: attempt.device }),
    },
    { name: t('attempt.facts.status'), value: attempt.status === 0 ? t('attempt.noStatus') : attempt.status },
    {
      name: t('attempt.facts.anchor'),
      value: attempt.anchorFingerprint === null ? t('attempts.noAnchor') : anchorName(attempt.anchorFingerprint),
      ...(attempt.anchorFingerprint !== null && { copy: attempt.anchorFingerprint }),
    },
    { name: t('attempt.facts.tls'), value: attempt.tlsVersion ?? t('attempts.noTls') },
    { name: t('attempt.facts.address'), value: attempt.remoteAddress, copy: attempt.remoteAddress },
    { name: t('attempt.facts.requestId'), value: attempt.requestId, copy: attempt.requestId },
  ];
  return (
    <Stack gap="md">
      <Alert
        color={accepted ? 'teal' : 'red'}
        icon={accepted ? <IconShieldCheck /> : <IconCircleX />}
        title={t(accepted ? 'attempt.accepted' : 'attempt.refused')}
      >
        {reasons.length > 0 && (
          <List size="sm" aria-label={t('attempt.reasons')}>
            {reasons.map((code) => (
              <List.Item key={code}>{reasonText(code)}</List.Item>
            ))}
          </List>
        )}
      </Alert>
      {attempt.chainPem !== '' && (
        <Button
          leftSection={<IconRoute size={16} />}
          variant={accepted ? 'default' : 'filled'}
          renderRoot={(props) => <Link to="/chain-check" search={{ attempt: Number(attempt.id) }} {...props} />}
        >
          {t('attempt.open')}
        </Button>
      )}
      <FactList facts={facts} />
      {attempt.chainPem === '' ? (
        <Text size="sm" c="dimmed">
          {t('attempt.noChain')}
        </Text>
      ) : (
        <CopyBlock label={t('attempt.chain')} value={attempt.chainPem} oneLine />
      )}
    </Stack>
  );
}
