import { Drawer, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusReturn } from './focus-return.ts';

/** A panel at the page's end for what belongs to one row; it is there as long as it is rendered. */
export function SidePanel({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation('ui');
  useFocusReturn();
  return (
    <Drawer.Root opened onClose={onClose} position="right" size="min(560px, 100vw)">
      <Drawer.Overlay />
      <Drawer.Content>
        <Group justify="space-between" wrap="nowrap" px="md" pt="md" pb="xs">
          <Drawer.Title component="h2" fw={650} fz="lg" lh={1.3}>
            {title}
          </Drawer.Title>
          <Drawer.CloseButton aria-label={t('close')} />
        </Group>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
