import { startTransition, useEffect, useState, type ReactNode } from 'react';
import { nextPaint } from './next-task.ts';

interface LaterProps {
  /** Stands in place of what comes. */
  until?: ReactNode;
  children: ReactNode;
}

/** Draws what is inside once everything before it is on the screen: what is read first is there first. */
export function Later({ until, children }: LaterProps) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    void nextPaint().then(() => startTransition(() => setDue(true)));
  }, []);
  return due ? children : until;
}
