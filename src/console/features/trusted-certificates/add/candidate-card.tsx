import { Badge, Checkbox, Group, Loader, Paper, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { certificateNameLimit } from '#contract/trusted-certificates.ts';
import { Failure } from '#console/api/failure.tsx';
import { Moment } from '#console/ui/moment.tsx';
import classes from './candidate-card.module.css';
import type { Candidate } from './candidates.ts';
import type { UploadState } from './use-uploads.ts';

interface CandidateCardProps {
  candidate: Candidate;
  chosen: boolean;
  name: string;
  upload: UploadState | undefined;
  onChoose: (chosen: boolean) => void;
  onName: (name: string) => void;
}

/** One certificate before its upload: what it is, the verdict on it, its name; and during the upload how that goes. */
export function CandidateCard({ candidate, chosen, name, upload, onChoose, onName }: CandidateCardProps) {
  const { t } = useTranslation('trusted-certificates');
  const { facts, problems, cautions, issued, recommended } = candidate;
  const title = facts.commonName ?? facts.subject;
  const refused = problems.length > 0;
  const over = upload?.state === 'done';
  return (
    <Paper withBorder p="sm" component="li" className={classes.card} data-refused={refused}>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
          <Checkbox
            label={title}
            checked={chosen && !over}
            disabled={refused || over}
            onChange={(event) => onChoose(event.currentTarget.checked)}
            classNames={{ label: classes.title, body: classes.body }}
            miw={0}
          />
          <Verdict candidate={candidate} upload={upload} />
        </Group>
        <Text size="xs" c="dimmed" className={classes.facts}>
          {facts.subject}
          <br />
          {facts.publicKey} · {facts.signatureAlgorithm} · <Moment date={new Date(facts.notBefore)} dayOnly /> –{' '}
          <Moment date={new Date(facts.notAfter)} dayOnly />
        </Text>
        {problems.map((problem) => (
          <Remark key={problem} icon={<IconCircleX size={16} className={classes.error} aria-hidden />}>
            {t(`add.problems.${problem}`)}
          </Remark>
        ))}
        {cautions.map((caution) => (
          <Remark key={caution} icon={<IconAlertTriangle size={16} className={classes.warning} aria-hidden />}>
            {t(`add.cautions.${caution}`, { issued: issued ?? '' })}
          </Remark>
        ))}
        {recommended && issued !== undefined && (
          <Remark icon={<IconCircleCheck size={16} className={classes.fine} aria-hidden />}>
            {t('add.recommended', { issued })}
          </Remark>
        )}
        {chosen && !refused && !over && (
          <TextInput
            size="xs"
            label={t('add.name', { title })}
            value={name}
            maxLength={certificateNameLimit}
            onChange={(event) => onName(event.currentTarget.value)}
          />
        )}
        {upload?.state === 'failed' && <Failure error={upload.error} compact />}
      </Stack>
    </Paper>
  );
}

function Remark({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <Group gap={6} wrap="nowrap" align="flex-start" className={classes.remark}>
      {icon}
      <Text size="sm">{children}</Text>
    </Group>
  );
}

function Verdict({ candidate, upload }: { candidate: Candidate; upload: UploadState | undefined }) {
  const { t } = useTranslation('trusted-certificates');
  if (upload !== undefined) {
    const colour = { waiting: 'gray', sending: 'indigo', done: 'teal', failed: 'red' }[upload.state];
    return (
      <Badge
        role="status"
        color={colour}
        variant="light"
        tt="none"
        flex="none"
        leftSection={upload.state === 'sending' && <Loader size={10} />}
      >
        {t(`add.states.${upload.state}`)}
      </Badge>
    );
  }
  const refused = candidate.problems.length > 0;
  return (
    <Badge color={refused ? 'red' : 'teal'} variant="light" tt="none" flex="none">
      {t(refused ? 'add.refused' : 'add.accepted')}
    </Badge>
  );
}
