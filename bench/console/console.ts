import { chromium, type Browser, type Page } from '@playwright/test';
import { startProcess, type RunningProcess } from '#testing/start-process.ts';
import { findChromium } from '../../scripts/find-programs.ts';
import type { Report } from '../report.ts';
import { median } from '../statistics.ts';
import { cachedFleet, type CachedFleet } from './fleet-cache.ts';
import { processOf, traceMainThread, type Task } from './main-thread.ts';
import { installProbe, type ProbeReading } from './page-probe.ts';
import { watchMemory } from './renderer-memory.ts';

const password = 'correct horse battery';
const bars = { longestTaskMs: 50, memoryMb: 500, cancelMs: 200 };

interface Checked extends ProbeReading {
  before: number;
  peak: number;
  workers: number;
}

/** Chain check of thousands of chains in a real Chromium, on the production build: time, main thread, memory, cancel. */
export async function benchConsole(quick: boolean): Promise<Report> {
  await import('../../scripts/build-console.ts');
  const fleet = await cachedFleet(quick ? 2000 : 10_000);
  const server = await startProcess({ GATEHOUSE_ADMIN_PASSWORD: password });
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    await trustRoot(server, fleet);
    const whole: Checked[] = [];
    for (let round = 0; round < (quick ? 1 : 3); round += 1) whole.push(await checkWhole(browser, server, fleet));
    const cancelled: ProbeReading[] = [];
    for (let round = 0; round < 3; round += 1) cancelled.push(await checkAndCancel(browser, server, fleet));
    return report({ fleet, whole, cancelled, tasks: await checkTraced(browser, server, fleet) });
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function checkWhole(browser: Browser, server: RunningProcess, fleet: CachedFleet): Promise<Checked> {
  const page = await openChainCheck(browser, server);
  const memory = await watchMemory(await processOf(browser, page));
  await page.locator('input[type=file]').setInputFiles(fleet.archive);
  await page.waitForFunction(() => window.probe.totalMs !== undefined, undefined, { polling: 500, timeout: 300_000 });
  const accepted = `${fleet.accepted.toLocaleString('en-GB')} accepted`;
  await page.getByRole('button', { name: accepted, exact: true }).waitFor();
  const { before, peak } = await memory.stop();
  const [reading, cores] = await page.evaluate(() => [window.probe, navigator.hardwareConcurrency] as const);
  await page.context().close();
  return { ...reading, before, peak, workers: Math.max(1, cores - 1) };
}

/** A round of its own, since what the browser writes down takes memory and time. */
async function checkTraced(browser: Browser, server: RunningProcess, fleet: CachedFleet): Promise<Task[]> {
  const page = await openChainCheck(browser, server);
  const tasks = await traceMainThread(browser, page, async () => {
    await page.locator('input[type=file]').setInputFiles(fleet.archive);
    await page.waitForFunction(() => window.probe.totalMs !== undefined, undefined, { polling: 500, timeout: 300_000 });
  });
  await page.context().close();
  return tasks;
}

async function checkAndCancel(browser: Browser, server: RunningProcess, fleet: CachedFleet): Promise<ProbeReading> {
  const page = await openChainCheck(browser, server);
  await page.locator('input[type=file]').setInputFiles(fleet.archive);
  const judging = () => document.querySelector('[role=progressbar][aria-label=Judging]') !== null;
  await page.waitForFunction(judging, undefined, { polling: 100, timeout: 120_000 });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Cancelled', { exact: true }).waitFor();
  await page.waitForFunction(() => window.probe.stoppedMs !== undefined && window.probe.cancelledMs !== undefined);
  const reading = await page.evaluate(() => window.probe);
  await page.context().close();
  return reading;
}

async function openChainCheck(browser: Browser, { url }: RunningProcess): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(installProbe);
  await page.goto(`${url}/chain-check`);
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Nothing to check yet').waitFor();
  return page;
}

async function trustRoot({ url }: RunningProcess, { rootPem }: CachedFleet): Promise<void> {
  const reply = await fetch(`${url}/tenant/tenants/t1001/trusted-certificates`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ name: 'Fleet Root CA', status: 'ENABLED', certInPemFormat: rootPem }),
  });
  if (reply.status !== 201) throw new Error(`The root was not taken: ${reply.status} ${await reply.text()}`);
}

interface Measured {
  fleet: CachedFleet;
  whole: readonly Checked[];
  cancelled: readonly ProbeReading[];
  tasks: readonly Task[];
}

function report({ fleet, whole, cancelled, tasks }: Measured): Report {
  const longest = ({ longTasks }: ProbeReading) => Math.max(0, ...longTasks);
  const totals = whole.map(({ totalMs }) => totalMs ?? Number.NaN);
  const stops = cancelled.map(({ cancelledMs, stoppedMs }) => Math.max(cancelledMs ?? Infinity, stoppedMs ?? Infinity));
  const [first] = whole;
  return {
    name: 'console',
    bars: [
      {
        ratio: 'longest main-thread task, ms (0: none reached 50 ms)',
        measured: Math.max(...whole.map(longest)),
        atMost: bars.longestTaskMs,
      },
      {
        ratio: 'longest main-thread task, ms of processor time',
        measured: tasks[0]?.cpuMs ?? Number.NaN,
        atMost: bars.longestTaskMs,
      },
      {
        ratio: 'memory of page and workers at most, MB',
        measured: Math.max(...whole.map(({ peak }) => peak)),
        atMost: bars.memoryMb,
      },
      { ratio: 'cancel, ms until page and workers have stopped', measured: Math.max(...stops), atMost: bars.cancelMs },
    ],
    tables: [
      {
        title: `Chain check of ${fleet.devices.toLocaleString('en-US')} chains from one ZIP file, ${first?.workers ?? 0} worker(s)`,
        columns: [
          'round',
          'total s',
          'chains/s',
          'tasks over 50 ms',
          'longest ms',
          'longest frame gap ms',
          'MB before',
          'MB at most',
        ],
        rows: whole.map((round, index) => [
          String(index + 1),
          (round.totalMs ?? Number.NaN) / 1000,
          (1000 * fleet.devices) / (round.totalMs ?? Number.NaN),
          String(round.longTasks.length),
          longest(round),
          round.longestGap,
          round.before,
          round.peak,
        ]),
      },
      {
        title: 'Longest tasks of the main thread, by processor time (a round of its own)',
        columns: ['ms of processor time', 'ms from begin to end', 'inside'],
        rows: tasks.slice(0, 5).map(({ cpuMs, wallMs, inside }) => [cpuMs, wallMs, inside.join(', ')]),
      },
      {
        title: 'Cancelled in the middle of judging',
        columns: ['round', 'ms until the page says so', 'ms until the workers have stopped'],
        rows: cancelled.map(({ cancelledMs, stoppedMs }, index) => [
          String(index + 1),
          cancelledMs ?? Number.NaN,
          stoppedMs ?? Number.NaN,
        ]),
      },
    ],
    notes: [
      `median of the totals: ${(median(totals) / 1000).toFixed(2)} s`,
      'memory is the resident memory of the page process as the operating system counts it, workers and buffers included; what several processes share counts in part',
      'the frame gap is the time between two animation frames; other work on the machine shows there first',
    ],
  };
}
