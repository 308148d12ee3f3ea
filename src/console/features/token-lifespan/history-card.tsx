import { Badge, Button, Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#console/api/api-error.ts';
import { Failure } from '#console/api/failure.tsx';
import { useNow } from '#console/ui/clock.tsx';
import { durationWords } from '#console/ui/duration.ts';
import { Moment } from '#console/ui/moment.tsx';
import { timeSince } from '#console/ui/relative-time.ts';
import classes from './history-card.module.css';
import type { PastValue } from './history.ts';
import type { History } from './use-history.ts';

interface HistoryCardProps {
  history: History;
  mayChange: boolean;
  busy: boolean;
  onRestore: (value: PastValue) => void;
}

/** Who set which lifespan when; any earlier value can be put in force again. */
export function HistoryCard({ history, mayChange, busy, onRestore }: HistoryCardProps) {
  const { t } = useTranslation('token-lifespan');
  const { values, error } = history;
  const forbidden = error instanceof ApiError && error.status === 403;
  return (
    <Card withBorder component="section" aria-labelledby="history">
      <Stack gap="sm">
        <Title order={2} id="history">
          {t('history.title')}
        </Title>
        {forbidden && (
          <Text size="sm" c="dimmed">
            {t('history.forbidden')}
          </Text>
        )}
        {error !== null && !forbidden && <Failure error={error} onRetry={history.readAgain} compact />}
        {values === undefined && error === null && (
          <Skeleton height={64} role="status" aria-label={t('history.loading')} />
        )}
        {values?.length === 0 && !history.hasOlder && (
          <Text size="sm" c="dimmed">
            {t('history.empty')}
          </Text>
        )}
        {values !== undefined && values.length > 0 && (
          <ol className={classes['list']} aria-labelledby="history">
            {values.map((value, index) => (
              <Entry
                key={value.id}
                value={value}
                present={index === 0}
                onRestore={mayChange && !busy ? () => onRestore(value) : undefined}
              />
            ))}
          </ol>
        )}
        {history.hasOlder && (
          <Group>
            <Button size="xs" variant="default" loading={history.readingOlder} onClick={history.readOlder}>
              {t('history.older')}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}

interface EntryProps {
  value: PastValue;
  /** It is the newest one: nothing to restore. */
  present: boolean;
  onRestore: (() => void) | undefined;
}

function Entry({ value: { since, user, stored, seconds }, present, onRestore }: EntryProps) {
  const { t, i18n } = useTranslation('token-lifespan');
  const now = useNow();
  const words = seconds === undefined ? t('history.unusable', { stored }) : durationWords(seconds, i18n.language);
  return (
    <li className={classes['entry']}>
      <div>
        <Group gap={8}>
          <Text size="sm" fw={600}>
            {words}
          </Text>
          {stored === undefined && (
            <Badge size="sm" variant="light" color="gray" tt="none">
              {t('source.default')}
            </Badge>
          )}
          {present && (
            <Badge size="sm" variant="light" tt="none">
              {t('inForce')}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {since === undefined ? (
            t('history.before')
          ) : (
            <>
              <Moment date={new Date(since)} /> ({timeSince(new Date(since), now, i18n.language)})
            </>
          )}
          {user !== undefined && ` · ${t('history.by', { user })}`}
        </Text>
      </div>
      {!present && seconds !== undefined && onRestore !== undefined && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRestore size={14} />}
          onClick={onRestore}
          aria-label={t('history.restoreNamed', { words })}
        >
          {t('history.restore')}
        </Button>
      )}
    </li>
  );
}
