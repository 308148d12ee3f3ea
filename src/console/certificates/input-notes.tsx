import { Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconTool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SortedInput } from '#console/worker/operations.ts';
import { Place } from './place.tsx';
import classes from './input-notes.module.css';

/** Notes that are shown of each kind; a damaged archive has thousands. */
const shown = 20;
/** What the password form asks for already. */
const askedFor: readonly string[] = ['password-needed', 'password-wrong'];

/** What was put right while reading, and what was left out and why. */
export function InputNotes({ found }: { found: SortedInput }) {
  const { t } = useTranslation(['certificates', 'input']);
  const leftOut = found.leftOut.filter(({ code }) => !askedFor.includes(code));
  return (
    <Stack gap="sm">
      {leftOut.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {t('input.leftOut')}
          </Text>
          <ul className={classes.list}>
            {leftOut.slice(0, shown).map(({ code, origin, evidence }) => (
              <li key={`${code} ${origin.source} ${origin.line}`}>
                <IconAlertTriangle size={16} className={classes.warning} aria-hidden />
                <div>
                  <Text size="sm" fw={500}>
                    {t(`input:leftOut.${code}.title`, { ...origin, ...evidence })}
                  </Text>
                  <Text size="sm">{t(`input:leftOut.${code}.next`, { ...origin, ...evidence })}</Text>
                  <Place origin={origin} />
                </div>
              </li>
            ))}
          </ul>
        </div>
      )}
      {found.repairs.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {t('input.repairs')}
          </Text>
          <ul className={classes.list}>
            {found.repairs.slice(0, shown).map(({ code, origin }) => (
              <li key={`${code} ${origin.source} ${origin.line}`}>
                <IconTool size={16} className={classes.note} aria-hidden />
                <div>
                  <Text size="sm">{t(`input:repairs.${code}`)}</Text>
                  <Place origin={origin} />
                </div>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Stack>
  );
}
