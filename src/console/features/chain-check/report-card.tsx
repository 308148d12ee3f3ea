import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconBraces, IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useClock } from '#console/ui/clock.tsx';
import { saveText } from '#console/ui/save-text.ts';
import type { Connection } from '#contract/token-tests.ts';
import { reportMarkdown } from './report/report-markdown.ts';
import { writeReport, type ReportedDevice, type ReportConditions } from './report/write-report.ts';
import { useReportWords } from './report/use-report-words.ts';

interface ReportCardProps {
  judged: readonly ReportedDevice[];
  conditions: ReportConditions;
  connection: Connection;
}

/** The verdicts as a file: for machines and for a ticket. */
export function ReportCard({ judged, conditions, connection }: ReportCardProps) {
  const { t } = useTranslation('report');
  const clock = useClock();
  const words = useReportWords();
  const report = () => writeReport({ judged, conditions, connection, writtenAt: clock() }, words.findingOf);
  return (
    <Card withBorder component="section" aria-labelledby="report">
      <Stack gap="sm">
        <Title order={2} id="report">
          {t('title')}
        </Title>
        <Text size="sm">{t('lead', { count: judged.length })}</Text>
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconFileText size={16} />}
            onClick={() => saveText('chain-check.md', reportMarkdown(report(), words))}
          >
            {t('markdown')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconBraces size={16} />}
            onClick={() => saveText('chain-check.json', `${JSON.stringify(report(), null, 2)}\n`)}
          >
            {t('json')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
