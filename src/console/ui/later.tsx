import { startTransition, useEffect, useState, type ReactNode } from 'react';

/** Draws what is inside once everything before it is on the screen: what is read first is there first. */
export function Later({ children }: { children: ReactNode }) {
  const [due, setDue] = useState(false);
  useEffect(() => startTransition(() => setDue(true)), []);
  return due ? children : null;
}
