import { Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useEffect, useRef, type ReactNode } from 'react';

interface PageProps {
  title: string;
  /** One line below the title: what this page is for. */
  lead?: ReactNode;
  /** The page's main actions, at the end of the title's line. */
  actions?: ReactNode;
  children: ReactNode;
}

/**
 * A page: its one `h1`, its lead and actions, and its content. Whoever came here by a link finds the focus on the
 * heading, so that a screen reader says where one is; after a fresh load it stays at the top, before the skip link.
 */
export function Page({ title, lead, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement !== document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  useDocumentTitle(`${title} · Gatehouse`);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} maw={720} flex="1 1 280px">
          <Title ref={heading} order={1} tabIndex={-1} style={{ outline: 'none' }}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text c="dimmed" size="sm" style={{ textWrap: 'pretty' }}>
              {lead}
            </Text>
          )}
        </Stack>
        {actions}
      </Group>
      {children}
    </Stack>
  );
}
