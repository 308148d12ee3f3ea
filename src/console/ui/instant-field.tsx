import { ActionIcon, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateFormat } from './date-format.ts';
import classes from './instant-field.module.css';
import { instantForm, instantText, readInstant } from './instant-text.ts';
import { localInput } from './local-input.ts';
import { useDateLocale } from './use-date-locale.ts';

/** What stands in the field: an instant, nothing, or a text that is none. */
export type EnteredInstant = Date | undefined | 'unreadable';

interface InstantFieldProps {
  label: string;
  /** What an empty field means. */
  hint?: string;
  /** A text that cannot be read stays in the field while this says so. */
  value: EnteredInstant;
  onChange: (entered: EnteredInstant) => void;
  size?: 'xs' | 'sm';
}

/**
 * A field for a day and a time of day, in the reader's zone and the console's language: the browser's own field follows
 * the browser's language, and nothing else. UTC stands beside it; the calendar is the browser's.
 */
export function InstantField({ label, hint, value, onChange, size = 'sm' }: InstantFieldProps) {
  const { t } = useTranslation('ui');
  const locale = useDateLocale();
  const [draft, setDraft] = useState('');
  const [left, setLeft] = useState(true);
  const native = useRef<HTMLInputElement>(null);
  const drafted = entered(draft, locale);
  const unreadable = value === 'unreadable';
  const instant = unreadable ? undefined : value;
  const keepsDraft = unreadable || (drafted instanceof Date && drafted.getTime() === instant?.getTime());
  const written = instant === undefined ? '' : instantText(instant, locale);
  const form = instantForm(locale, t('instant.letters').split(' '));
  const notes = {
    form: [t('instant.form', { form }), hint].filter((text) => text !== undefined).join(' '),
    ...(instant !== undefined && { utc: t('time.utc', { time: dateFormat('utc', locale).format(instant) }) }),
    refusal: t('instant.unreadable', { example: instantText(new Date(2026, 11, 31, 18, 30), locale) }),
  };
  const isRefused = unreadable && left;
  const note = isRefused ? 'refusal' : instant === undefined ? 'form' : 'utc';

  const type = (text: string) => {
    setLeft(false);
    setDraft(text);
    onChange(entered(text, locale));
  };
  const choose = (text: string) => {
    setDraft('');
    onChange(text === '' ? undefined : new Date(text));
  };
  const leave = () => {
    setLeft(true);
    if (!unreadable) setDraft('');
  };
  return (
    <TextInput
      label={label}
      description={
        <span className={classes.notes}>
          {Object.entries(notes).map(([name, text]) => (
            <span key={name} className={classes.note} data-note={name} data-shown={name === note || undefined}>
              {text}
            </span>
          ))}
        </span>
      }
      size={size}
      autoComplete="off"
      value={keepsDraft ? draft : written}
      error={isRefused}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      rightSection={
        <div className={classes.picker}>
          <input
            ref={native}
            className={classes.native}
            type="datetime-local"
            tabIndex={-1}
            aria-hidden
            value={instant === undefined ? '' : localInput(instant)}
            onChange={(event) => choose(event.currentTarget.value)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('instant.choose')}
            onClick={() => native.current?.showPicker()}
          >
            <IconCalendar size={16} />
          </ActionIcon>
        </div>
      }
    />
  );
}

function entered(text: string, locale: string): EnteredInstant {
  if (text.trim() === '') return undefined;
  return readInstant(text, locale) ?? 'unreadable';
}
