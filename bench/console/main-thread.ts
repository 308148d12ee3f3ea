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
  args?: { data?: { functionName?: string; message?: string } };
}

const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
const named = 3;
const mark = 'measured from here';

/** Runs something while the browser writes down its tasks; gives those of the page's main thread, longest first. */
export async function traceMainThread(browser: Browser, page: Page, run: () => Promise<void>): Promise<Task[]> {
  return tasksOf(await trace(browser, page, run));
}

/** The process of a page, as the operating system numbers it. */
export async function processOf(browser: Browser, page: Page): Promise<number> {
  return markIn(await trace(browser, page, () => Promise.resolve())).pid;
}

async function trace(browser: Browser, page: Page, run: () => Promise<void>): Promise<TraceEvent[]> {
  await browser.startTracing(page, { categories });
  await page.evaluate((text) => console.timeStamp(text), mark);
  await run();
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString('utf8'));
  return traceEvents;
}

/** Set on the page's main thread: the browser has pages of its own. */
function markIn(events: readonly TraceEvent[]): TraceEvent {
  const marked = events.find(({ name, args }) => name === 'TimeStamp' && args?.data?.message === mark);
  if (marked === undefined) throw new Error('The trace does not hold the mark that the page has set');
  return marked;
}

/** Tasks of the thread on which the mark was set, from then on. */
function tasksOf(events: readonly TraceEvent[]): Task[] {
  const { pid, tid, ts: begun } = markIn(events);
  const whole = events.filter(
    (event) =>
      event.pid === pid && event.tid === tid && event.ph === 'X' && event.ts >= begun && event.tdur !== undefined,
  );
  return whole
    .filter(({ name }) => name === 'RunTask')
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
    .filter(({ name, ts, dur }) => name !== 'RunTask' && ts >= task.ts && ts + (dur ?? 0) <= end)
    .toSorted((one, other) => (other.tdur ?? 0) - (one.tdur ?? 0))
    .slice(0, named)
    .map(({ name, tdur, args }) =>
      [name, args?.data?.functionName, `${((tdur ?? 0) / 1000).toFixed(1)} ms`].filter(Boolean).join(' '),
    );
}
