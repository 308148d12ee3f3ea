import { Button, Kbd, Text } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCharacter, opensSearch } from './opens-search.ts';

const SearchDialog = lazy(async () => ({ default: (await import('./search-dialog.tsx')).SearchDialog }));

function isTyping(): boolean {
  return document.activeElement?.matches('input, textarea, select, [contenteditable]') === true;
}

/**
 * Opens the search over everything, also by "/" and Ctrl+K; no dialog is opened above another. What is typed before the
 * dialog has the focus is kept for it.
 */
export function SearchButton() {
  const { t } = useTranslation('shell');
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const close = () => {
    setOpen(false);
    setText('');
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (open && document.activeElement?.closest('[role="dialog"]') == null && isCharacter(event)) {
        event.preventDefault();
        setText((typed) => typed + event.key);
      }
      if (!opensSearch(event, isTyping()) || document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [open]);
  return (
    <>
      <Button
        variant="default"
        size="xs"
        px="sm"
        aria-label={t('search')}
        aria-keyshortcuts="/ Control+K"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <IconSearch size={16} stroke={1.6} aria-hidden />
        <Text span size="sm" ms={8} visibleFrom="sm">
          {t('search')}
        </Text>
        <Text span ms={8} visibleFrom="md" aria-hidden>
          <Kbd size="xs">/</Kbd>
        </Text>
      </Button>
      {open && (
        <Suspense fallback={null}>
          <SearchDialog text={text} onText={setText} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
