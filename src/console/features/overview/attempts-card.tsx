import { Anchor, Card, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '#console/api/failure.tsx';
import { useReasonText } from '#console/certificates/use-reason-text.ts';
import { useNow } from '#console/ui/clock.tsx';
import { countText } from '#console/ui/count-text.ts';
import { Segments } from '#console/ui/segments.tsx';
import type { TokenAttemptSummary } from '#contract/token-attempts.ts';
import { AttemptChart } from './attempt-chart.tsx';
import { barsOf, spanNames, sum, summaryOver, type AttemptSpan } from './attempt-spans.ts';
import { CardHeading } from './card-heading.tsx';
import classes from './attempts-card.module.css';

/** The page stays open on a wall: what it shows is read again from time to time. */
const readAgainMs = 60_000;

/** Token attempts over time, accepted and refused, and why they were refused. */
export function AttemptsCard({ offered }: { offered: boolean }) {
  const { t } = useTranslation('overview');
  const now = useNow();
  const [span, setSpan] = useState<AttemptSpan>('day');
  const query = useMemo(() => summaryOver(span, now), [span, now]);
  const { data, error, refetch } = useQuery({
    ...query,
    enabled: offered,
    refetchInterval: readAgainMs,
    // The page has just asked for the day.
    staleTime: readAgainMs,
  });
  return (
    <Card withBorder component="section" aria-labelledby="attempts">
      <CardHeading
        id="attempts"
        title={t('attempts.title')}
        linkText={t('attempts.all')}
        link={offered ? { to: '/activity' } : undefined}
      />
      {!offered && <Text size="sm">{t('attempts.remote')}</Text>}
      {offered && (
        <Stack gap="sm">
          <Segments
            label={t('attempts.span')}
            segments={spanNames.map((value) => ({ value, label: t(`attempts.spans.${value}`) }))}
            value={span}
            onChoose={setSpan}
          />
          {error !== null && data === undefined && <Failure error={error} onRetry={() => void refetch()} />}
          {data === undefined && error === null && <Skeleton height={180} />}
          {data !== undefined && <AttemptsOver span={span} now={now} summary={data} />}
        </Stack>
      )}
    </Card>
  );
}

function AttemptsOver({ span, now, summary }: { span: AttemptSpan; now: Date; summary: TokenAttemptSummary }) {
  const { t, i18n } = useTranslation('overview');
  const reasonText = useReasonText();
  const { accepted, refused } = summary.total;
  const refusedCount = sum(refused);
  const reasons = Object.entries(refused).toSorted(([, a], [, b]) => b - a);
  if (accepted + refusedCount === 0) {
    return (
      <Text size="sm" c="dimmed" py="md">
        {t('attempts.none')}
      </Text>
    );
  }
  const label = t('attempts.chart', { span: t(`attempts.spans.${span}`), accepted, refused: refusedCount });
  const since = { day: 'day', week: 'week', month: undefined } as const;
  return (
    <div className={classes.both}>
      <AttemptChart bars={barsOf(span, now, summary)} label={label} withTime={span === 'day'} />
      <div>
        <ul className={classes.legend}>
          {(['accepted', 'refused'] as const).map((result) => (
            <li key={result}>
              <span className={classes.swatch} data-result={result} aria-hidden />
              {t(`attempts.${result}`)}{' '}
              <strong>{countText(result === 'accepted' ? accepted : refusedCount, i18n.language)}</strong>
            </li>
          ))}
        </ul>
        {reasons.length > 0 && (
          <>
            <Text size="sm" fw={600} mt="sm" mb={4} id="reasons">
              {t('attempts.reasons')}
            </Text>
            <ul className={classes.reasons} aria-labelledby="reasons">
              {reasons.map(([code, count]) => (
                <li key={code}>
                  <Anchor
                    size="sm"
                    renderRoot={(props) => (
                      <Link
                        to="/activity"
                        search={{ result: 'refused', reason: code, since: since[span] }}
                        {...props}
                      />
                    )}
                  >
                    {reasonText(code)}
                  </Anchor>
                  <strong>{countText(count, i18n.language)}</strong>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
