import { Accordion, Alert, Button, Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconCircleX, IconPlayerPlay, IconShieldCheck } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { isAccepted } from '#console/certificates/is-accepted.ts';
import { VerdictPanel } from '#console/certificates/verdict-panel.tsx';
import { Segments } from '#console/ui/segments.tsx';
import type { ChainJudgement } from '#console/worker/operations.ts';
import type { Connection, TokenTestRequest } from '#contract/token-tests.ts';

export type HeaderMode = TokenTestRequest['chainHeader'];
const headerModes = ['automatic', 'on', 'off'] as const satisfies HeaderMode[];

interface BeforeCardProps {
  judgement: ChainJudgement | undefined;
  connection: Connection;
  headerMode: HeaderMode;
  /** Whether the header goes along in this mode. */
  sendsHeader: boolean;
  mayRun: boolean;
  running: boolean;
  onHeaderMode: (mode: HeaderMode) => void;
  onRun: () => void;
  onCancel: () => void;
}

/** What is about to happen: the verdict for this device, the target, the header; and the button that starts it. */
export function BeforeCard(props: BeforeCardProps) {
  const { judgement, connection, headerMode, sendsHeader } = props;
  const { t } = useTranslation('token-test');
  return (
    <Card withBorder component="section" aria-labelledby="before-run">
      <Stack gap="sm">
        <Title order={2} id="before-run">
          {t('before.verdict')}
        </Title>
        {judgement === undefined ? <Skeleton height={56} /> : <ShortVerdict judgement={judgement} />}
        <div>
          <Text size="sm" fw={500}>
            {t('before.target')}
          </Text>
          <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {connection.deviceEndpoint.split(/(?<=\w\/)/).map((part) => (
              // Breaks between the parts of the path rather than within one.
              <Fragment key={part}>
                {part}
                <wbr />
              </Fragment>
            ))}
          </Text>
        </div>
        <div>
          <Text size="sm" fw={500} mb={4} aria-hidden>
            {t('before.header')}
          </Text>
          <Segments
            label={t('before.header')}
            value={headerMode}
            onChoose={props.onHeaderMode}
            segments={headerModes.map((value) => ({ value, label: t(`before.headerModes.${value}`) }))}
          />
          {judgement !== undefined && (
            <Text size="sm" c="dimmed" mt={4}>
              {t(sendsHeader ? 'before.headerWill.sent' : 'before.headerWill.notSent', {
                count: judgement.headerValue.length,
              })}{' '}
              {judgement.verdict.accepted && t(`before.headerNeed.${headerNeed(judgement, sendsHeader)}`)}
            </Text>
          )}
        </div>
        {props.mayRun ? (
          <Group gap="xs">
            <Button
              leftSection={<IconPlayerPlay size={16} />}
              disabled={judgement === undefined}
              loading={props.running}
              onClick={props.onRun}
            >
              {t('run')}
            </Button>
            {props.running && (
              <Button variant="default" onClick={props.onCancel}>
                {t('cancel')}
              </Button>
            )}
          </Group>
        ) : (
          <Alert color="gray">{t('forbidden')}</Alert>
        )}
      </Stack>
    </Card>
  );
}

function headerNeed({ headerNeeded }: ChainJudgement, sendsHeader: boolean): 'needed' | 'lacking' | 'notNeeded' {
  if (!headerNeeded) return 'notNeeded';
  return sendsHeader ? 'needed' : 'lacking';
}

function ShortVerdict({ judgement }: { judgement: ChainJudgement }) {
  const { t } = useTranslation(['token-test', 'certificates']);
  const accepted = isAccepted(judgement);
  return (
    <Accordion variant="contained" chevronPosition="right">
      <Accordion.Item value="verdict">
        <Accordion.Control
          icon={
            accepted ? (
              <IconShieldCheck size={20} color="var(--mantine-color-teal-text)" aria-hidden />
            ) : (
              <IconCircleX size={20} color="var(--mantine-color-red-text)" aria-hidden />
            )
          }
        >
          <Text size="sm" fw={600}>
            {t(accepted ? 'certificates:verdict.accepted' : 'certificates:verdict.refused')}
          </Text>
        </Accordion.Control>
        <Accordion.Panel>
          <VerdictPanel judgement={judgement} />
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
