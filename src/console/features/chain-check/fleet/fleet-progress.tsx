import { Button, Card, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { durationWords } from '#console/ui/duration.ts';
import type { FleetState } from '#console/worker/fleet/fleet-state.ts';

/** How far the check is: the step, the count, the time left, and the way out. */
export function FleetProgress({ state, onCancel }: { state: FleetState; onCancel: () => void }) {
  const { t, i18n } = useTranslation(['fleet', 'ui']);
  const { phase, done, total, timeLeftMs, workers, found } = state;
  const step = phase === 'reading' ? 'reading' : 'judging';
  const count = t(`progress.${step}.count`, { done, total });
  const left =
    timeLeftMs === undefined
      ? t('progress.noTime')
      : t('progress.timeLeft', { time: durationWords(Math.max(1, Math.round(timeLeftMs / 1000)), i18n.language) });
  return (
    <Card withBorder component="section" aria-labelledby="fleet-progress">
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <div>
            <Text fw={650} id="fleet-progress" fz="lg">
              {t(`progress.${step}.title`)}
            </Text>
            <Text size="sm" c="dimmed">
              {t(`progress.${step}.text`, { devices: found.devices, count: workers })}
            </Text>
          </div>
          <Button variant="default" onClick={onCancel} style={{ flex: 'none' }}>
            {t('ui:cancel')}
          </Button>
        </Group>
        <Progress.Root size="lg" radius="xl">
          <Progress.Section
            value={total === 0 ? 0 : (100 * done) / total}
            aria-label={t(`progress.${step}.title`)}
            aria-valuetext={count}
          />
        </Progress.Root>
        <Group justify="space-between" gap="xs">
          <Text size="sm" fw={500} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {count}
          </Text>
          <Text size="sm" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
            {left}
          </Text>
        </Group>
      </Stack>
    </Card>
  );
}
