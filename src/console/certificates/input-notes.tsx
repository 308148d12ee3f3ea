import { Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconTool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LeftOut } from '#pki/input/input-report.ts';
import type { SortedInput } from '#console/worker/operations.ts';
import { Place } from './place.tsx';
import classes from './input-notes.module.css';

/** Notes that are shown of each kind; a damaged archive has thousands. */
const shown = 20;
/** What the password form asks for already. */
const askedFor: readonly string[] = ['password-needed', 'password-wrong'];

/** What was put right while reading, and what was left out and why. */
export function InputNotes({
  found,
  certificatesOnly = false,
}: {
  found: SortedInput;
  /** Whether nothing but certificates is wanted, so that all else is named as left out. */
  certificatesOnly?: boolean;
}) {
  const { t } = useTranslation(['certificates', 'input']);
  const all = certificatesOnly ? [...found.notCertificates, ...found.leftOut] : found.leftOut;
  const leftOut = all.filter(({ code }) => !askedFor.includes(code));
  if (leftOut.length === 0 && found.repairs.length === 0) return null;
  return (
    <Stack gap="sm">
      {leftOut.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {t('input.leftOut')}
          </Text>
          <LeftOutList leftOut={leftOut.slice(0, shown)} total={leftOut.length} />
        </div>
      )}
      {found.repairs.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {t('input.repairs')}
          </Text>
          <ul className={classes.list}>
            {found.repairs.slice(0, shown).map(({ code, origin }, index) => (
              // The same repair may be made twice at one place.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={`${index} ${code}`}>
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

/** What could not be used, why, and what to do about it. */
export function LeftOutList({
  leftOut,
  total,
}: {
  leftOut: readonly LeftOut[];
  /** How many there are; those beyond the ones given are counted. */
  total: number;
}) {
  const { t } = useTranslation(['certificates', 'input']);
  return (
    <>
      <ul className={classes.list}>
        {leftOut.map(({ code, origin, evidence }, index) => (
          // The same thing may be left out twice at one place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={`${index} ${code}`}>
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
      {total > leftOut.length && (
        <Text size="sm" c="dimmed">
          {t('input.more', { count: total - leftOut.length })}
        </Text>
      )}
    </>
  );
}
