import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyBlock } from '#console/ui/copy-block.tsx';
import { RunOutcome } from './run-outcome.tsx';
import { RunSteps } from './run-steps.tsx';
import type { TestRun } from './test-run.ts';

/** One run: its steps, its outcome, and the reply whole. */
export function RunCard({ run, onRetry }: { run: TestRun; onRetry: () => void }) {
  const { t } = useTranslation('token-test');
  const { reply } = run;
  return (
    <Card withBorder component="section" aria-labelledby="run" aria-busy={run.state === 'running'}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} id="run">
            {t('steps.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {run.device}
          </Text>
        </Group>
        <RunSteps steps={run.steps} />
        <Stack gap="xs" aria-live="polite">
          <RunOutcome run={run} onRetry={onRetry} />
        </Stack>
        {reply !== undefined && (
          <div>
            <Group gap="xs" mb={6}>
              <Badge variant="light" color={reply.status === 200 ? 'teal' : 'red'} tt="none">
                {t('reply.status', { status: reply.status })}
              </Badge>
              <Text size="xs" c="dimmed">
                {reply.contentType}
              </Text>
            </Group>
            <CopyBlock label={t('reply.title')} value={reply.body === '' ? t('reply.empty') : reply.body} />
          </div>
        )}
      </Stack>
    </Card>
  );
}
