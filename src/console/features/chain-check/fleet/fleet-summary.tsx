import { Alert, Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleX, IconPlayerStop, IconShieldCheck } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FleetState } from '#console/worker/fleet/fleet-state.ts';
import { findingKinds } from '#contract/finding-codes.ts';
import type { FleetResult } from '../chain-check-search.ts';
import classes from './fleet-summary.module.css';

const route = getRouteApi('/shell/chain-check');

interface FleetSummaryProps {
  state: FleetState;
  trustedCount: number;
  onRestart: () => void;
}

const icons = { refused: IconCircleX, warned: IconAlertTriangle, accepted: IconShieldCheck } as const;

/** What came out: how many devices pass, and of those that do not, why and what to do, most frequent first. */
export function FleetSummary({ state, trustedCount, onRestart }: FleetSummaryProps) {
  const { t } = useTranslation(['fleet', 'findings']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const counts = {
    refused: state.refused.length,
    warned: state.warned,
    accepted: state.accepted.length,
  };
  const judged = counts.refused + counts.accepted;
  const narrow = (change: {
    result?: FleetResult | undefined;
    reason?: (typeof state.reasons)[number][0] | undefined;
  }) =>
    void navigate({
      search: (now) => ({ ...now, result: undefined, reason: undefined, ...change }),
      resetScroll: false,
    });
  const isOver = state.phase === 'done' || state.phase === 'cancelled';
  return (
    <Card withBorder component="section" aria-labelledby="fleet-summary">
      <Stack gap="md">
        {state.phase === 'cancelled' && (
          <Alert color="orange" icon={<IconPlayerStop />} title={t('cancelled.title')} role="status">
            <Group justify="space-between" gap="xs">
              <Text size="sm">{t('cancelled.text', { count: judged })}</Text>
              <Button size="xs" variant="default" onClick={onRestart}>
                {t('cancelled.again')}
              </Button>
            </Group>
          </Alert>
        )}
        <div role={isOver ? 'status' : undefined}>
          <Title order={2} id="fleet-summary" className={classes.sentence}>
            {judged === 0
              ? t('summary.none')
              : counts.refused === 0
                ? t('summary.allAccepted', { count: judged })
                : t('summary.someRefused', { count: counts.refused, total: judged })}
          </Title>
          <Text size="sm" c="dimmed">
            {t('summary.against', { count: trustedCount })}
            {state.phase === 'done' &&
              state.tookMs !== undefined &&
              ` ${t('summary.took', { seconds: Math.max(0.1, Math.round(state.tookMs / 100) / 10) })}`}
            {state.found.duplicates > 0 && ` ${t('summary.duplicates', { count: state.found.duplicates })}`}
          </Text>
        </div>
        <div className={classes.bar} aria-hidden>
          {(['refused', 'warned', 'accepted'] as const).map((kind) => {
            const count = kind === 'accepted' ? counts.accepted - counts.warned : counts[kind];
            return count === 0 ? null : <span key={kind} data-kind={kind} style={{ flexGrow: count }} />;
          })}
        </div>
        <div className={classes.figures}>
          {(['refused', 'warned', 'accepted'] as const).map((kind) => {
            const Icon = icons[kind];
            return kind === 'warned' && counts.warned === 0 ? null : (
              <button
                key={kind}
                type="button"
                className={classes.figure}
                data-kind={kind}
                aria-pressed={search.result === kind && search.reason === undefined}
                onClick={() => narrow({ result: search.result === kind ? undefined : kind })}
              >
                <span className={classes.count}>
                  <Icon size={20} aria-hidden /> {t('summary.count', { count: counts[kind] })}
                </span>
                <span className={classes.kind}>{t(`summary.${kind}`)}</span>
              </button>
            );
          })}
        </div>
        {state.reasons.length > 0 && (
          <div>
            <Title order={3} size="h4" mb={4}>
              {t('summary.why')}
            </Title>
            <ul className={classes.reasons}>
              {state.reasons.map(([reason, count]) => (
                <li key={reason} data-chosen={search.reason === reason}>
                  <span className={classes.number}>{t('summary.count', { count })}</span>
                  <span className={classes.track} aria-hidden>
                    <span className={classes.share} style={{ inlineSize: `${(100 * count) / counts.refused}%` }} />
                  </span>
                  <div>
                    <Anchor
                      component="button"
                      type="button"
                      size="sm"
                      fw={600}
                      ta="start"
                      c="inherit"
                      underline="always"
                      aria-pressed={search.reason === reason}
                      onClick={() => narrow({ reason: search.reason === reason ? undefined : reason })}
                    >
                      {t(`findings:findings.${reason}.title`)}
                    </Anchor>
                    <Text size="sm">{t(`findings:fixes.${findingKinds[reason].fix}`)}</Text>
                  </div>
                </li>
              ))}
            </ul>
          </div>
        )}
      </Stack>
    </Card>
  );
}
