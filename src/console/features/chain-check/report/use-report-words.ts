import { useTranslation } from 'react-i18next';
import type { Finding } from '#pki/verdict.ts';
import type { ReportWords } from './report-markdown.ts';
import type { FindingWords } from './write-report.ts';

/** The words of a report in the reader's language. */
export function useReportWords(): ReportWords & { findingOf: (finding: Finding) => FindingWords } {
  const { t } = useTranslation(['report', 'findings', 'certificates', 'chain-check']);
  const header = { needed: 'takeAway.headerNeeded', notNeeded: 'takeAway.headerNotNeeded' } as const;
  return {
    title: t('document.title'),
    writtenAt: (time) => t('document.writtenAt', { time }),
    judged: (count, at, tenant, endpoint) => t('document.judged', { count, at, tenant, endpoint }),
    whatIf: t('document.whatIf'),
    accepted: t('certificates:verdict.accepted'),
    refused: t('certificates:verdict.refused'),
    user: (user) => t('chain-check:takeAway.deviceUser', { user }),
    header: (needed) => (needed === null ? '' : t(`chain-check:${needed ? header.needed : header.notNeeded}`)),
    path: t('certificates:path.title'),
    roles: {
      'end-entity': t('certificates:path.roles.end-entity'),
      intermediate: t('certificates:path.roles.intermediate'),
      root: t('certificates:path.roles.root'),
      'trust-anchor': t('certificates:path.roles.trust-anchor'),
    },
    validity: (from, to) => t('document.validity', { from, to }),
    findings: t('certificates:findings.title'),
    severity: {
      error: t('certificates:findings.severity.error'),
      warning: t('certificates:findings.severity.warning'),
      info: t('certificates:findings.severity.info'),
    },
    remedy: t('certificates:findings.remedy'),
    rule: t('certificates:findings.rule'),
    otherPaths: (count) => t('certificates:candidates.show', { count }),
    chain: t('chain-check:takeAway.chain'),
    commands: t('document.commands'),
    findingOf: ({ code, fix, evidence }) => ({
      title: t(`findings:findings.${code}.title`, evidence),
      meaning: t(`findings:findings.${code}.meaning`, evidence),
      remedy: t(`findings:fixes.${fix}`, evidence),
    }),
  };
}
