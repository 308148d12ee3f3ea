import { Accordion, Alert, Stack, Text, Title } from '@mantine/core';
import { IconCircleX, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#pki/verdict.ts';
import type { ChainJudgement } from '#console/worker/operations.ts';
import { Moment } from '#console/ui/moment.tsx';
import { CandidatePaths } from './candidate-paths.tsx';
import { commonNameOf } from './common-name.ts';
import { FindingList } from './finding-list.tsx';
import { isAccepted } from './is-accepted.ts';
import { PathPicture } from './path-picture.tsx';

/** A verdict in one sentence, the path as a picture, what is to be said about it, and the other paths folded. */
export function VerdictPanel({ judgement }: { judgement: ChainJudgement }) {
  const { t } = useTranslation('certificates');
  const { verdict, identityFindings } = judgement;
  const findings = [...verdict.findings, ...identityFindings];
  const reason = isAccepted(judgement) ? undefined : findings.find(({ severity }) => severity === 'error');
  return (
    <Stack gap="md">
      <VerdictSentence judgement={judgement} reason={reason} />
      <PathPicture path={verdict.path} findings={findings} />
      {findings.length > 0 && (
        <div>
          <Title order={2} size="h4">
            {t('findings.title')}
          </Title>
          <FindingList findings={findings} path={verdict.path} answered={reason} />
        </div>
      )}
      {verdict.candidates.length > 0 && (
        <Accordion variant="contained" chevronPosition="left">
          <Accordion.Item value="candidates">
            <Accordion.Control>
              <Text size="sm">{t('candidates.show', { count: verdict.candidates.length })}</Text>
            </Accordion.Control>
            <Accordion.Panel>
              <CandidatePaths candidates={verdict.candidates} />
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      )}
    </Stack>
  );
}

interface VerdictSentenceProps {
  judgement: ChainJudgement;
  /** Why the device is refused, where one finding says it. */
  reason: Finding | undefined;
}

function VerdictSentence({ judgement, reason }: VerdictSentenceProps) {
  const { t } = useTranslation(['certificates', 'findings']);
  const { verdict, identityFindings } = judgement;
  const findings = [...verdict.findings, ...identityFindings];
  const accepted = isAccepted(judgement);
  const anchor = verdict.path.at(-1);
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  return (
    <Alert
      role="status"
      color={accepted ? 'teal' : 'red'}
      icon={accepted ? <IconShieldCheck /> : <IconCircleX />}
      title={t(accepted ? 'verdict.accepted' : 'verdict.refused')}
    >
      <Text size="sm">
        {reason !== undefined && t(`findings:findings.${reason.code}.title`, reason.evidence)}
        {accepted &&
          anchor !== undefined &&
          t('verdict.acceptedThrough', { anchor: commonNameOf(anchor.subject) })}{' '}
        {accepted && warnings > 0 && t('verdict.warnings', { count: warnings })}
      </Text>
      {reason !== undefined && (
        <Text size="sm" mt={4}>
          <Text span fw={600} inherit>
            {t('findings.remedy')}:{' '}
          </Text>
          {t(`findings:fixes.${reason.fix}`, reason.evidence)}
        </Text>
      )}
      {accepted && verdict.validUntil !== undefined && (
        <Text size="sm">
          {t('verdict.acceptedUntil')} <Moment date={new Date(verdict.validUntil)} />
        </Text>
      )}
    </Alert>
  );
}
