import { Alert, Card, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '#console/api/failure.tsx';
import { useSession } from '#console/api/session.ts';
import { connectionQuery } from '#console/api/token-tests.ts';
import { trustedCertificatesQuery } from '#console/api/trusted-certificates.ts';
import { anchorsOf } from '#console/certificates/anchors.ts';
import type { CertificateFacts } from '#console/certificates/certificate-facts.ts';
import { rememberCheckedChain } from '#console/certificates/checked-chain.ts';
import { VerdictPanel } from '#console/certificates/verdict-panel.tsx';
import { WorkerFailure } from '#console/certificates/worker-failure.tsx';
import { useNow } from '#console/ui/clock.tsx';
import { useAnswer } from '#console/worker/use-answer.ts';
import { DeviceList } from './device-list.tsx';
import { leavesOf } from './leaves.ts';
import { TakeAwayCard } from './take-away-card.tsx';
import { whatIfAnchors, WhatIfCard, type WhatIf } from './what-if-card.tsx';

/** Judges what was found against the tenant's trusted certificates, and what would be if. */
export function JudgementSection({ certificates }: { certificates: CertificateFacts[] }) {
  const { t } = useTranslation('chain-check');
  const { tenant } = useSession();
  const trusted = useQuery(trustedCertificatesQuery(tenant.name));
  const connection = useQuery(connectionQuery);
  const now = useNow();
  const [whatIf, setWhatIf] = useState<WhatIf>({ alsoTrusted: [] });
  const [chosen, setChosen] = useState<string>();

  const { leaves, standIn } = useMemo(() => leavesOf(certificates), [certificates]);
  const request = useMemo(() => {
    if (trusted.data === undefined || connection.data === undefined) return undefined;
    return {
      leaves: leaves.map(({ der }) => der),
      bag: certificates.map(({ der }) => der),
      anchors: [...anchorsOf(trusted.data), ...whatIfAnchors(whatIf, certificates)],
      at: whatIf.at ?? now,
      platform: connection.data.mode === 'remote' ? ('cumulocity' as const) : ('gatehouse' as const),
    };
  }, [leaves, certificates, trusted.data, connection.data, whatIf, now]);
  const answer = useAnswer('judge', request);

  const isJudged = answer.reply !== undefined;
  useEffect(() => {
    if (isJudged) rememberCheckedChain();
  }, [isJudged]);

  const failed = trusted.error ?? connection.error;
  if (failed !== null) {
    const retry = () => void Promise.all([trusted.refetch(), connection.refetch()]);
    return <Failure error={failed} onRetry={retry} />;
  }
  if (answer.error !== undefined) return <WorkerFailure error={answer.error} />;
  const judged = leaves.flatMap((leaf, index) => {
    const judgement = answer.reply?.[index];
    return judgement?.verdict.path[0]?.fingerprint === leaf.fingerprint ? [{ leaf, judgement }] : [];
  });
  const shown = judged.find(({ leaf }) => leaf.fingerprint === chosen) ?? judged[0];
  if (shown === undefined || connection.data === undefined || trusted.data === undefined) {
    return (
      <Card withBorder role="status" aria-label={t('judging')}>
        <Skeleton height={240} />
      </Card>
    );
  }
  return (
    <Stack aria-busy={answer.pending}>
      {standIn && <Alert color="orange">{t('noDevice')}</Alert>}
      {judged.length > 1 && <DeviceList judged={judged} shown={shown.leaf.fingerprint} onShow={setChosen} />}
      <Card withBorder component="section" aria-label={shown.leaf.commonName ?? shown.leaf.subject}>
        <VerdictPanel judgement={shown.judgement} />
        <Text size="xs" c="dimmed" mt="md">
          {t('trustedCount', { count: trusted.data.length })}
        </Text>
      </Card>
      <WhatIfCard whatIf={whatIf} certificates={certificates} trusted={trusted.data} onChange={setWhatIf} />
      <TakeAwayCard judgement={shown.judgement} connection={connection.data} {...(whatIf.at && { at: whatIf.at })} />
    </Stack>
  );
}
