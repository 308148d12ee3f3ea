import { Button, Group, Slider, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { durationWords } from '#console/ui/duration.ts';
import { nearestStop, stops } from './consequence.ts';
import { entryOf, type LifespanEntry, type readEntry } from './lifespan-entry.ts';

/** Whole seconds. */
const presets = [300, 900, 3600, 28_800, 86_400, 604_800];

interface UsualValuesProps {
  entry: LifespanEntry;
  reading: ReturnType<typeof readEntry>;
  onChange: (entry: LifespanEntry) => void;
}

/** Values that tenants usually take, to be chosen by button or by slider. */
export function UsualValues({ entry, reading, onChange }: UsualValuesProps) {
  const { t, i18n } = useTranslation('token-lifespan');
  const chosen = 'seconds' in reading ? reading.seconds : undefined;
  const words = (stop: number) => durationWords(stops[stop] ?? 0, i18n.language);
  const choose = (seconds: number | undefined) => {
    if (seconds !== undefined) onChange(entryOf(seconds, entry.unit));
  };
  return (
    <Stack gap="sm">
      <Text size="sm" fw={500} id="usual-values">
        {t('form.presets')}
      </Text>
      <Group gap={6} role="group" aria-labelledby="usual-values">
        {presets.map((seconds) => (
          <Button
            key={seconds}
            size="compact-sm"
            variant={seconds === chosen ? 'filled' : 'default'}
            aria-pressed={seconds === chosen}
            onClick={() => choose(seconds)}
          >
            {durationWords(seconds, i18n.language)}
          </Button>
        ))}
      </Group>
      <Slider
        min={0}
        max={stops.length - 1}
        value={chosen === undefined ? 0 : nearestStop(chosen)}
        onChange={(stop) => choose(stops[stop])}
        label={words}
        thumbLabel={t('form.slider')}
        thumbProps={{ 'aria-valuetext': words(chosen === undefined ? 0 : nearestStop(chosen)) }}
        size="sm"
      />
    </Stack>
  );
}
