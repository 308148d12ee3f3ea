import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Notice {
  /** A later notice with the same id takes this one's place. */
  id?: string;
  tone: 'done' | 'neutral' | 'failed';
  title: string;
  message?: ReactNode;
  /** Can be taken back while the notice is shown. */
  undo?: { label: string; onUndo: () => void; forMs: number };
}

const colours = { done: 'teal', neutral: 'indigo', failed: 'red' };

/** Shows a short notice in the corner: what was done, or why it was not. Failures stay until they are closed. */
export function useNotify() {
  const { t } = useTranslation('ui');
  return useCallback(
    ({ id, tone, title, message, undo }: Notice) => {
      if (id !== undefined) notifications.hide(id);
      const takeBack = () => {
        if (id !== undefined) notifications.hide(id);
        undo?.onUndo();
      };
      const text = typeof message === 'string' ? <Text size="sm">{message}</Text> : message;
      notifications.show({
        ...(id === undefined ? {} : { id }),
        color: colours[tone],
        title,
        message: undo === undefined ? text : <WithUndo text={text} label={undo.label} onUndo={takeBack} />,
        autoClose: tone === 'failed' ? false : (undo?.forMs ?? 6_000),
        withAutoCloseProgress: undo !== undefined,
        closeButtonProps: { 'aria-label': t('close') },
      });
    },
    [t],
  );
}

function WithUndo({ text, label, onUndo }: { text: ReactNode; label: string; onUndo: () => void }) {
  return (
    <Group gap="xs" justify="space-between">
      {text}
      <Button size="xs" variant="default" onClick={onUndo}>
        {label}
      </Button>
    </Group>
  );
}
