import { Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#console/ui/dialog.tsx';
import { HitLink } from './hit-link.tsx';
import classes from './search-dialog.module.css';
import { useSearch } from './use-search.ts';

/** Keys that move the choice (WAI-ARIA: combobox with a list). */
const steps: Record<string, (active: number, count: number) => number> = {
  ArrowDown: (active, count) => (active + 1) % count,
  ArrowUp: (active, count) => (active - 1 + count) % count,
};

interface SearchDialogProps {
  text: string;
  onText: (text: string) => void;
  onClose: () => void;
}

/** Searches certificates and devices from anywhere; the choice moves by arrow keys while the focus stays in the field. */
export function SearchDialog({ text, onText, onClose }: SearchDialogProps) {
  const { t } = useTranslation('search');
  const [chosen, setChosen] = useState(0);
  const found = useSearch(text);
  const listId = useId();
  const hits = [...found.certificates, ...found.devices];
  const active = Math.min(chosen, hits.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;
  const activeId = optionId(active);
  useEffect(() => {
    document.querySelector(`#${CSS.escape(activeId)}`)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  const groups = [
    { name: t('certificates'), hits: found.certificates, from: 0 },
    { name: t('devices'), hits: found.devices, from: found.certificates.length },
  ].filter((group) => group.hits.length > 0);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (hits.length === 0 || event.nativeEvent.isComposing) return;
    if (step !== undefined) {
      event.preventDefault();
      // Keys may come faster than the list is drawn.
      setChosen((current) => step(Math.min(current, hits.length - 1), hits.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      document.querySelector<HTMLElement>(`#${CSS.escape(activeId)}`)?.click();
    }
  };
  const counted = found.state === 'done' ? t(hits.length === 0 ? 'none' : 'count', { count: hits.length }) : '';
  return (
    <Dialog title={t('title')} onClose={onClose} size="lg">
      <Stack gap="sm">
        <TextInput
          label={t('label')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => {
            onText(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={hits.length > 0 ? activeId : undefined}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
        <Text size="sm" c="dimmed" role="status">
          {found.state === 'done' ? counted : t(found.state)}
        </Text>
        {found.devicesFailed && <Text size="sm">{t('failed')}</Text>}
        <div id={listId} role="listbox" aria-label={t('results')} className={classes.list}>
          {groups.map((group) => (
            <div key={group.name} role="group" aria-label={group.name}>
              <Text size="xs" c="dimmed" fw={600} aria-hidden>
                {group.name}
              </Text>
              {group.hits.map((hit, index) => (
                <HitLink
                  key={hit.id}
                  hit={hit}
                  id={optionId(group.from + index)}
                  active={group.from + index === active}
                  onOpen={onClose}
                />
              ))}
            </div>
          ))}
        </div>
      </Stack>
    </Dialog>
  );
}
