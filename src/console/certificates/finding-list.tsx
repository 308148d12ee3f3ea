import { Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Evidence, Finding, PathCertificate } from '#pki/verdict.ts';
import { Moment } from '#console/ui/moment.tsx';
import { commonNameOf } from './common-name.ts';
import { evidenceNames } from './evidence-names.ts';
import classes from './finding-list.module.css';
import { instantOf, useReadableEvidence } from './use-readable-evidence.ts';

const icons = { error: IconCircleX, warning: IconAlertTriangle, info: IconInfoCircle } as const;

interface FindingListProps {
  findings: readonly Finding[];
  path: readonly PathCertificate[];
  /** The one of which it is said elsewhere what to do about it. */
  answered?: Finding | undefined;
}

/** Findings with what was found, the rule behind each, and what to do about it. */
export function FindingList({ findings, path, answered }: FindingListProps) {
  const { t } = useTranslation('certificates');
  return (
    <ul className={classes.list} aria-label={t('findings.title')}>
      {findings.map((finding) => (
        <FindingItem
          key={`${finding.code} ${finding.certificate?.index}`}
          finding={finding}
          subject={path[finding.certificate?.index ?? -1]?.subject}
          answered={finding === answered}
        />
      ))}
    </ul>
  );
}

interface FindingItemProps {
  finding: Finding;
  subject: string | undefined;
  answered: boolean;
}

function FindingItem({ finding, subject, answered }: FindingItemProps) {
  const { t } = useTranslation(['certificates', 'findings']);
  const { code, severity, rule, evidence, fix } = finding;
  const Icon = icons[severity];
  const facts = Object.entries(evidence);
  const told = useReadableEvidence(evidence);
  return (
    <li className={classes.item} data-severity={severity}>
      <Icon size={20} className={classes.icon} role="img" aria-label={t(`findings.severity.${severity}`)} />
      <Stack gap={4} className={classes.text}>
        <Text size="sm" fw={600}>
          {t(`findings:findings.${code}.title`, told)}
        </Text>
        <Text size="sm">{t(`findings:findings.${code}.meaning`, told)}</Text>
        {!answered && (
          <Text size="sm">
            <Text span fw={600} inherit>
              {t('findings.remedy')}:{' '}
            </Text>
            {t(`findings:fixes.${fix}`, told)}
          </Text>
        )}
        <Group gap="md" className={classes.facts}>
          {subject !== undefined && (
            <span>
              {t('findings.certificate')}: {commonNameOf(subject)}
            </span>
          )}
          {facts.map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
          <span>
            {t('findings.rule')}: {rule}
          </span>
        </Group>
      </Stack>
    </li>
  );
}

/** One fact that a finding rests on, by the name that the reader's language has for it. */
function Fact({ name, value }: { name: string; value: Evidence[string] }) {
  const { t } = useTranslation('evidence');
  const known = evidenceNames.find((one) => one === name);
  const instant = instantOf(value);
  return (
    <span>
      {known === undefined ? name : t(known)}:{' '}
      {instant === undefined ? <code>{String(value)}</code> : <Moment date={instant} />}
    </span>
  );
}
