import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';

const ClockContext = createContext<() => Date>(() => new Date());

/** Gives every component below the time; tests hand in a frozen one. */
export function ClockProvider({ now, children }: { now: () => Date; children: ReactNode }) {
  return <ClockContext value={now}>{children}</ClockContext>;
}

/** The clock itself, for the exact time at which something happens. */
export function useClock(): () => Date {
  return useContext(ClockContext);
}

/** The time now, looked at again every `intervalMs` (a minute unless told). */
export function useNow(intervalMs = 60_000): Date {
  const now = useClock();
  const [shown, setShown] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setShown(now()), intervalMs);
    return () => clearInterval(timer);
  }, [now, intervalMs]);
  return shown;
}
