import type { Browser, Page } from '@playwright/test';

/** One task of the page's main thread. */
export interface Task {
  /** Processor time that it took; what other work on the machine took away is not in it. */
  cpuMs: number;
  /** From its begin to its end. */
  wallMs: number;
  /** What took most of the time inside it, longest first. */
  inside: string[];
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string; data?: { functionName?: string; url?: string } };
}

const categories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
const named = 3;

/** Runs something while the browser writes down its tasks; gives those of the page's main thread, longest first. */
export async function traceMainThread(browser: Browser, page: Page, run: () => Promise<void>): Promise<Task[]> {
  await browser.startTracing(page, { categories });
  await run();
  const trace: { traceEvents: TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString('utf8'));
  return tasksOf(trace.traceEvents);
}

/** The page's main thread is that of all pages' main threads which did most. */
function tasksOf(events: readonly TraceEvent[]): Task[] {
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const threads = mains.map(({ pid, tid }) => events.filter((event) => event.pid === pid && event.tid === tid));
  const busiest = threads.toSorted((one, other) => other.length - one.length)[0] ?? [];
  const whole = busiest.filter(({ ph, tdur }) => ph === 'X' && tdur !== undefined);
  return whole
    .filter(({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask')
    .map((task) => ({
      cpuMs: (task.tdur ?? 0) / 1000,
      wallMs: (task.dur ?? 0) / 1000,
      inside: insideOf(task, whole),
    }))
    .toSorted((one, other) => other.cpuMs - one.cpuMs);
}

function insideOf(task: TraceEvent, events: readonly TraceEvent[]): string[] {
  if ((task.tdur ?? 0) < 10_000) return [];
  const end = task.ts + (task.dur ?? 0);
  return events
    .filter(({ name, ts, dur }) => !name.endsWith('RunTask') && ts >= task.ts && ts + (dur ?? 0) <= end)
    .toSorted((one, other) => (other.tdur ?? 0) - (one.tdur ?? 0))
    .slice(0, named)
    .map(({ name, tdur, args }) =>
      [name, args?.data?.functionName, `${((tdur ?? 0) / 1000).toFixed(1)} ms`].filter(Boolean).join(' '),
    );
}
