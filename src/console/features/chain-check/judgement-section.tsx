import { Alert, Button, Card, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '#console/api/failure.tsx';
import { useSession } from '#console/api/session.ts';
import { connectionQuery } from '#console/api/token-tests.ts';
import { trustedCertificatesQuery } from '#console/api/trusted-certificates.ts';
import type { CertificateFacts } from '#console/certificates/certificate-facts.ts';
import { rememberCheckedChain } from '#console/certificates/checked-chain.ts';
import { VerdictPanel } from '#console/certificates/verdict-panel.tsx';
import { WorkerFailure } from '#console/certificates/worker-failure.tsx';
import { useNow } from '#console/ui/clock.tsx';
import type { KeyFacts, OtherFacts } from '#console/worker/operations.ts';
import { useAnswer } from '#console/worker/use-answer.ts';
import { DeviceActions } from './device-actions.tsx';
import { DeviceList } from './device-list.tsx';
import { leavesOf } from './leaves.ts';
import classes from './page.module.css';
import { ReportCard } from './report-card.tsx';
import { TakeAwayCard } from './take-away-card.tsx';
import { asItIs, differs, questionOf, type Case } from './what-if.ts';
import { WhatIfCard } from './what-if-card.tsx';

interface JudgementSectionProps {
  found: { certificates: CertificateFacts[]; keys: KeyFacts[]; others?: OtherFacts[] };
  /** The one to judge, where it is known which. */
  leaf?: CertificateFacts;
  /** The instant to judge at; now unless told. */
  at?: Date;
}

const noOthers: OtherFacts[] = [];

/** Judges what was found against the tenant's trusted certificates, and what would be if. */
export function JudgementSection({ found, leaf, at }: JudgementSectionProps) {
  const { t } = useTranslation('chain-check');
  const { tenant } = useSession();
  const trusted = useQuery(trustedCertificatesQuery(tenant.name));
  const connection = useQuery(connectionQuery);
  const present = useNow();
  const now = at ?? present;
  const [whatIf, setWhatIf] = useState(asItIs);
  const [chosen, setChosen] = useState<string>();

  const { certificates, keys, others = noOthers } = found;
  const { leaves, standIn } = useMemo(
    () => (leaf === undefined ? leavesOf(certificates) : { leaves: [leaf], standIn: false }),
    [certificates, leaf],
  );
  const given = useMemo((): Case | undefined => {
    if (trusted.data === undefined || connection.data === undefined) return undefined;
    const platform = connection.data.mode === 'remote' ? 'cumulocity' : 'gatehouse';
    return { leaves, certificates, others, trusted: trusted.data, platform, now };
  }, [leaves, certificates, others, trusted.data, connection.data, now]);
  const question = useMemo(() => given && questionOf(given, whatIf), [given, whatIf]);
  const answer = useAnswer('judge', question);

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
  const judged = leaves.flatMap((device, index) => {
    const judgement = answer.reply?.[index];
    return judgement?.verdict.path[0]?.fingerprint === device.fingerprint ? [{ leaf: device, judgement }] : [];
  });
  const shown = judged.find((device) => device.leaf.fingerprint === chosen) ?? judged[0];
  if (shown === undefined || connection.data === undefined || given === undefined) {
    return (
      <Card withBorder role="status" aria-label={t('judging')}>
        <Skeleton height={240} />
      </Card>
    );
  }
  const isWhatIf = differs(whatIf);
  return (
    <>
      <Stack aria-busy={answer.pending}>
        {standIn && <Alert color="orange">{t('noDevice')}</Alert>}
        {judged.length > 1 && <DeviceList judged={judged} shown={shown.leaf.fingerprint} onShow={setChosen} />}
        <Card withBorder component="section" aria-label={shown.leaf.commonName ?? shown.leaf.subject}>
          {isWhatIf && (
            <Alert color="indigo" variant="outline" icon={<IconFlask />} p="xs" mb="md">
              <Group justify="space-between" gap="xs">
                <Text size="sm">{t('whatIf.notice')}</Text>
                <Button size="compact-sm" variant="default" onClick={() => setWhatIf(asItIs)}>
                  {t('whatIf.reset')}
                </Button>
              </Group>
            </Alert>
          )}
          <VerdictPanel judgement={shown.judgement} />
          <DeviceActions shown={shown} found={found} trusted={given.trusted} />
          <Text size="xs" c="dimmed" mt="md">
            {t('trustedCount', { count: given.trusted.length })}
          </Text>
        </Card>
        <WhatIfCard whatIf={whatIf} given={given} onChange={setWhatIf} />
      </Stack>
      <div className={classes.report}>
        <ReportCard
          judged={judged}
          conditions={{ whatIf, at: whatIf.at ?? now, tenant: tenant.name, trustedCount: given.trusted.length }}
          connection={connection.data}
        />
      </div>
      <div className={classes.takeAway} aria-busy={answer.pending}>
        <TakeAwayCard
          judgement={shown.judgement}
          hasKey={keys.some((key) => key.certificates.includes(shown.leaf.fingerprint))}
          connection={connection.data}
          {...(whatIf.at && { at: whatIf.at })}
        />
      </div>
    </>
  );
}
