import { Alert, Button, Card, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useRef, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { durationWords } from '#console/ui/duration.ts';
import { deviceTokenLifespan } from '#contract/tenant-options.ts';
import classes from './lifespan-form.module.css';
import { changeUnit, lifespanUnits, type LifespanEntry, type readEntry } from './lifespan-entry.ts';
import { UsualValues } from './usual-values.tsx';

interface LifespanFormProps {
  entry: LifespanEntry;
  reading: ReturnType<typeof readEntry>;
  /** What the platform said against the value that was sent. */
  refusal: string | undefined;
  changed: boolean;
  mayChange: boolean;
  mayReset: boolean;
  busy: boolean;
  onChange: (entry: LifespanEntry) => void;
  onSave: (seconds: number) => void;
  onReset: () => void;
  onDiscard: () => void;
}

/** Number and unit, usual values, save and reset. A value that the platform would refuse is refused here at once. */
export function LifespanForm(props: LifespanFormProps) {
  const { entry, reading, mayChange, busy, onChange } = props;
  const { t, i18n } = useTranslation('token-lifespan');
  const amount = useRef<HTMLInputElement>(null);
  const inWords = (seconds: number) => durationWords(seconds, i18n.language);
  const { maximum, default: defaultSeconds } = deviceTokenLifespan;
  const problem =
    'problem' in reading ? t(`problem.${reading.problem}`, { maximum, words: inWords(maximum) }) : props.refusal;

  const save = (event: SubmitEvent) => {
    event.preventDefault();
    if ('seconds' in reading) props.onSave(reading.seconds);
    else amount.current?.focus();
  };
  return (
    <Card withBorder component="section" aria-labelledby="change-lifespan">
      <form onSubmit={save} noValidate>
        <Stack gap="md">
          <Title order={2} id="change-lifespan">
            {t('form.title')}
          </Title>
          {!mayChange && (
            <Alert style={{ overflowWrap: 'anywhere' }} color="gray" icon={<IconLock />}>
              {t('form.readOnly')}
            </Alert>
          )}
          <div className={classes.entry}>
            <TextInput
              ref={amount}
              classNames={{ root: classes.amount, error: classes.error }}
              label={t('form.amount')}
              inputMode="numeric"
              autoComplete="off"
              value={entry.amount}
              error={problem}
              disabled={!mayChange}
              onChange={(event) => onChange({ ...entry, amount: event.currentTarget.value })}
            />
            <NativeSelect
              className={classes.unit}
              label={t('form.unit')}
              value={entry.unit}
              disabled={!mayChange}
              data={lifespanUnits.map((unit) => ({ value: unit, label: t(`form.units.${unit}`) }))}
              onChange={(event) => {
                const unit = lifespanUnits.find((name) => name === event.currentTarget.value);
                if (unit !== undefined) onChange(changeUnit(entry, unit));
              }}
            />
            {'seconds' in reading && (
              <Text size="sm" c="dimmed" className={classes.equals}>
                {t('form.equals', { words: inWords(reading.seconds) })}
              </Text>
            )}
          </div>
          {mayChange && (
            <>
              <UsualValues entry={entry} reading={reading} onChange={onChange} />
              <Stack gap={8}>
                <Group gap="xs">
                  <Button type="submit" loading={busy}>
                    {t('form.save')}
                  </Button>
                  {props.changed && (
                    <Button variant="subtle" color="gray" disabled={busy} onClick={props.onDiscard}>
                      {t('form.discard')}
                    </Button>
                  )}
                  {props.mayReset && (
                    <Button variant="default" disabled={busy} onClick={props.onReset} ml={{ base: 0, xs: 'auto' }}>
                      {t('form.reset')}
                    </Button>
                  )}
                </Group>
                {props.mayReset && (
                  <Text size="xs" c="dimmed" ta={{ base: 'start', xs: 'end' }}>
                    {t('form.resetHint', { words: inWords(defaultSeconds) })}
                  </Text>
                )}
              </Stack>
            </>
          )}
        </Stack>
      </form>
    </Card>
  );
}
