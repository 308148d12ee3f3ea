import { Button, Card, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Moment } from '#console/ui/moment.tsx';
import type { TestRun } from './test-run.ts';

interface ResultsCardProps {
  results: readonly TestRun[];
  shown: string | undefined;
  onShow: (run: TestRun) => void;
}

/** The runs of this sitting; each can be looked at again. */
export function ResultsCard({ results, shown, onShow }: ResultsCardProps) {
  const { t } = useTranslation('token-test');
  const outcome = ({ failure, state, durationMs }: TestRun) =>
    failure === undefined
      ? t(`outcome.${state}`, { count: Math.round(durationMs ?? 0) })
      : t(`failures.${failure.reason}.title`);
  return (
    <Card withBorder component="section" aria-labelledby="results">
      <Stack gap="xs">
        <Title order={2} id="results">
          {t('results.title')}
        </Title>
        <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('results.time')}</Table.Th>
                <Table.Th>{t('results.device')}</Table.Th>
                <Table.Th>{t('results.result')}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {results.map((run) => (
                <Table.Tr key={run.id}>
                  <Table.Td>
                    <Moment date={new Date(run.startedAt)} />
                  </Table.Td>
                  <Table.Td>{run.device}</Table.Td>
                  <Table.Td>{outcome(run)}</Table.Td>
                  <Table.Td ta="end">
                    <Button size="compact-xs" variant="subtle" disabled={run.id === shown} onClick={() => onShow(run)}>
                      {t(run.id === shown ? 'results.shown' : 'results.show')}
                      <VisuallyHidden> {run.device}</VisuallyHidden>
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Text size="xs" c="dimmed">
          {t('results.note')}
        </Text>
      </Stack>
    </Card>
  );
}
