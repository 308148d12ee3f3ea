import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './certificate-row.module.css';

/** How long the button says that it has copied. */
const toldMs = 2000;

/** Copies a text; a plain element, because scrolling makes hundreds of them a second. `name` says what is copied. */
export function CopyIcon({ value, name }: { value: string; name: string }) {
  const { t } = useTranslation('ui');
  const [copied, setCopied] = useState(false);
  const label = copied ? t('copied') : t('copyNamed', { name });
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), toldMs);
  };
  return (
    <button type="button" className={classes['copy']} aria-label={label} title={label} onClick={() => void copy()}>
      {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
    </button>
  );
}
