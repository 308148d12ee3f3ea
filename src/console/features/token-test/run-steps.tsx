import { Loader, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { instantOf } from '#console/certificates/use-readable-evidence.ts';
import { Moment } from '#console/ui/moment.tsx';
import { useFactName } from './fact-name.ts';
import classes from './run-steps.module.css';
import type { RunStep } from './test-run.ts';

/** The steps of a run with state, time and facts each. */
export function RunSteps({ steps }: { steps: readonly RunStep[] }) {
  const { t } = useTranslation('token-test');
  const factName = useFactName();
  return (
    <ol className={classes.steps} aria-label={t('steps.title')}>
      {steps.map(({ step, state, durationMs, facts }) => (
        <li key={step} className={classes.step} data-state={state}>
          <StateIcon state={state} />
          <div className={classes.text}>
            <Text size="sm" fw={500}>
              {t(`steps.${step}`)}
            </Text>
            {Object.keys(facts).length > 0 && (
              <Text size="xs" c="dimmed" className={classes.facts}>
                {Object.entries(facts).map(([name, value]) => (
                  <span key={name}>
                    {factName(name)}: <FactValue name={name} value={value} />
                  </span>
                ))}
              </Text>
            )}
          </div>
          {durationMs !== undefined && (
            <Text size="sm" c="dimmed" className={classes.time}>
              {t('milliseconds', { count: Math.round(durationMs) })}
            </Text>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What a token's signature may be told to be. */
const signatures = ['verified', 'unpublished'] as const;

/** A fact as it is; a signature in words, and an instant in the reader's language and zone. */
function FactValue({ name, value }: { name: string; value: RunStep['facts'][string] }) {
  const { t } = useTranslation('token-test');
  const signature = name === 'signature' ? signatures.find((known) => known === value) : undefined;
  if (signature !== undefined) return t(`token.signature.${signature}`);
  const instant = instantOf(value);
  return instant === undefined ? String(value) : <Moment date={instant} />;
}

function StateIcon({ state }: { state: RunStep['state'] }) {
  const { t } = useTranslation('token-test');
  const label = t(`states.${state}`);
  if (state === 'running') return <Loader size={18} aria-label={label} role="img" />;
  const Icon = { waiting: IconCircleDashed, done: IconCircleCheck, failed: IconCircleX }[state];
  return <Icon size={20} className={classes.icon} role="img" aria-label={label} />;
}
