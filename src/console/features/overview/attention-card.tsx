import { Anchor, Card, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { testAuthorityPrefix } from '#pki/author/test-names.ts';
import { useMayManageCertificates } from '#console/api/session.ts';
import { useReasonText } from '#console/certificates/use-reason-text.ts';
import { useNow } from '#console/ui/clock.tsx';
import type { TokenAttemptSummary } from '#contract/token-attempts.ts';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { attentionFor, type Attention } from './attention.ts';
import classes from './attention-card.module.css';
import type { SetUpState } from './set-up-state.ts';

interface AttentionCardProps {
  trusted: readonly TrustedCertificate[];
  /** Token attempts of the last 24 hours; absent where the platform keeps none, or they could not be had. */
  lastDay: TokenAttemptSummary['total'] | undefined;
  /** Whether they could not be had, so that nothing is known of refusals. */
  lastDayFailed: boolean;
  setUp: SetUpState;
}

/** What an admin should see to, each with the way there; nothing while the set-up itself says what comes next. */
export function AttentionCard({ trusted, lastDay, lastDayFailed, setUp }: AttentionCardProps) {
  const { t } = useTranslation('overview');
  const now = useNow();
  const entries = attentionFor(trusted, lastDay, now).filter(({ kind }) => setUp.complete || kind !== 'none-trusted');
  if (entries.length === 0 && !setUp.complete) return null;
  return (
    <Card withBorder component="section" aria-labelledby="attention">
      <Title order={2} id="attention" mb="xs">
        {t('attention.title')}
      </Title>
      {entries.length === 0 ? (
        <div className={classes.entry} data-tone={lastDayFailed ? 'soon' : 'fine'}>
          {lastDayFailed ? <IconAlertTriangle size={19} aria-hidden /> : <IconCircleCheck size={19} aria-hidden />}
          <Text size="sm">{t(lastDayFailed ? 'attention.noneKnown' : 'attention.none')}</Text>
        </div>
      ) : (
        <ul className={classes.list}>
          {entries.map((entry) => (
            <AttentionEntry key={entry.kind === 'refused' ? entry.reason : entry.kind} entry={entry} />
          ))}
        </ul>
      )}
    </Card>
  );
}

const grave: readonly Attention['kind'][] = ['none-trusted', 'expired', 'refused'];

function AttentionEntry({ entry }: { entry: Attention }) {
  const tone = grave.includes(entry.kind) ? 'grave' : 'soon';
  const Icon = tone === 'grave' ? IconCircleX : IconAlertTriangle;
  const { text, action, link } = useWords(entry);
  return (
    <li className={classes.entry} data-tone={tone}>
      <Icon size={19} aria-hidden />
      <Text size="sm">{text}</Text>
      <Anchor size="sm" renderRoot={(props) => <Link {...link} {...props} />}>
        {action}
      </Anchor>
    </li>
  );
}

interface Words {
  text: string;
  action: string;
  link: Pick<LinkProps, 'to' | 'search'>;
}

function useWords(entry: Attention): Words {
  const { t } = useTranslation('overview');
  const mayManage = useMayManageCertificates();
  const reasonText = useReasonText();
  const certificatesAction = t('attention.certificatesAction');
  switch (entry.kind) {
    case 'none-trusted':
      return {
        text: t('attention.noneTrusted'),
        action: t(mayManage ? 'attention.noneTrustedAction' : 'certificates.all'),
        link: { to: '/trusted-certificates', search: mayManage ? { add: true } : {} },
      };
    case 'expired':
      return {
        text: t('attention.expired', { count: entry.count }),
        action: certificatesAction,
        link: { to: '/trusted-certificates', search: { filter: 'expired' } },
      };
    case 'expiring':
      return {
        text: t('attention.expiring', { count: entry.count, days: t('attention.days', { count: entry.days }) }),
        action: certificatesAction,
        link: { to: '/trusted-certificates', search: { filter: 'expiring', sort: 'expiry' } },
      };
    case 'leftovers':
      return {
        text: t('attention.leftovers', { count: entry.count }),
        action: mayManage ? t('attention.leftoversAction') : certificatesAction,
        link: mayManage
          ? { to: '/token-test' }
          : { to: '/trusted-certificates', search: { search: testAuthorityPrefix } },
      };
    case 'refused':
      return {
        text: t('attention.refused', { count: entry.count, reason: reasonText(entry.reason) }),
        action: t('attention.refusedAction'),
        link: { to: '/activity', search: { result: 'refused', reason: entry.reason, since: 'day' } },
      };
  }
}
