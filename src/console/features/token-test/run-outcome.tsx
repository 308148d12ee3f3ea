import { Alert, Table, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FailureNotice } from '#console/ui/failure-notice.tsx';
import { useFactName } from './fact-name.ts';
import type { TestRun } from './test-run.ts';

/** How a run ended: a token, or at which step it failed, why, and what to do. */
export function RunOutcome({ run, onRetry }: { run: TestRun; onRetry: () => void }) {
  const { t } = useTranslation(['token-test', 'errors']);
  const { failure, breakOff, reply } = run;
  if (failure !== undefined) {
    return (
      <>
        <Text size="sm" c="dimmed">
          {t('failedAt', { step: t(`steps.${failure.step}`) })}
        </Text>
        <FailureNotice
          title={t(`failures.${failure.reason}.title`)}
          why={t(`failures.${failure.reason}.why`)}
          next={t(`failures.${failure.reason}.next`)}
          {...(reply?.requestId === undefined ? {} : { requestId: reply.requestId })}
        />
        <Evidence evidence={failure.evidence} />
      </>
    );
  }
  if (breakOff !== undefined) {
    return (
      <FailureNotice
        title={t(`errors:${breakOff.code}.title`)}
        why={t(`errors:${breakOff.code}.why`, { message: breakOff.message })}
        next={t(`errors:${breakOff.code}.next`)}
        onRetry={onRetry}
      />
    );
  }
  if (run.state !== 'token') return <Text size="sm">{t(`outcome.${run.state}`)}</Text>;
  return (
    <Alert
      color="teal"
      icon={<IconCircleCheck />}
      title={t('outcome.token', { count: Math.round(run.durationMs ?? 0) })}
    />
  );
}

function Evidence({ evidence }: { evidence: Readonly<Record<string, string | number | boolean>> }) {
  const { t } = useTranslation('token-test');
  const factName = useFactName();
  const facts = Object.entries(evidence);
  if (facts.length === 0) return null;
  return (
    <Table variant="vertical" aria-label={t('evidence')} withTableBorder>
      <Table.Tbody>
        {facts.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th w={140}>{factName(name)}</Table.Th>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{String(value)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
