import { Code, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';
import classes from './copy-block.module.css';

interface CopyBlockProps {
  /** What it is; also what the copy button is named after. */
  label: string;
  value: string;
  /** Further actions beside the copy button. */
  actions?: ReactNode;
  /** Shows long lines in one line that scrolls, in place of breaking them. */
  oneLine?: boolean;
}

/** A text to take away: shown as it is, copied with one click. */
export function CopyBlock({ label, value, actions, oneLine = false }: CopyBlockProps) {
  return (
    <div>
      <Group justify="space-between" mb={4} gap="xs" wrap="nowrap">
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <Group gap={4} wrap="nowrap">
          {actions}
          <CopyButton value={value} name={label} />
        </Group>
      </Group>
      <Code block className={classes.text} data-one-line={oneLine} tabIndex={0} aria-label={label} role="group">
        {value}
      </Code>
    </div>
  );
}
