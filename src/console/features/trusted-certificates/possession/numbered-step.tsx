import { Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './numbered-step.module.css';

interface NumberedStepProps {
  number: number;
  title: string;
  children: ReactNode;
}

/** One of several steps that follow each other; stands in an ordered list. */
export function NumberedStep({ number, title, children }: NumberedStepProps) {
  return (
    <li className={classes['step']}>
      <span className={classes['number']} aria-hidden>
        {number}
      </span>
      <Stack gap="xs" miw={0}>
        <Title order={3} size="h5" className={classes['title']}>
          {title}
        </Title>
        {children}
      </Stack>
    </li>
  );
}
