import { chromium, type BrowserContext } from '@playwright/test';
import lighthouse from 'lighthouse';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningProcess } from '#testing/start-process.ts';
import { adminPassword, startWorld } from '../../e2e/states/worlds.ts';
import { findChromium } from '../../scripts/find-programs.ts';
import type { Bar, Report, Table } from '../report.ts';
import { median } from '../statistics.ts';
import { freePort } from '../tokens/free-port.ts';

/** Scores of 100 that a page must reach on Lighthouse's slow phone. */
const bars = { performance: 97, accessibility: 100 } as const;

interface PageScore {
  performance: number;
  accessibility: number;
  /** Milliseconds. */
  largestContentfulPaint: number;
  totalBlockingTime: number;
  /** How fast this machine was meanwhile by Lighthouse's own measure; a desktop has 1,500 to 2,000. */
  machine: number;
  /** Bytes as they were sent. */
  bytes: number;
}

/** Lighthouse on the production build, mobile: sign-in and Overview, the pages that a visit begins with. */
export async function benchLighthouse(quick: boolean): Promise<Report> {
  spawnSync('node', ['scripts/build-console.ts'], { stdio: 'inherit' });
  const world = await startWorld('full');
  const profile = await mkdtemp(join(tmpdir(), 'gatehouse-lighthouse-'));
  const port = await freePort();
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    locale: 'en-GB',
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
  });
  try {
    const rounds = quick ? 1 : 5;
    const signIn = await scoresOf(browser, `${world.url}/sign-in`, port, rounds);
    await signInto(browser, world);
    const overview = await scoresOf(browser, `${world.url}/`, port, rounds);
    return reportOf({ 'sign-in': signIn, Overview: overview }, rounds);
  } finally {
    await browser.close();
    await world.stop();
    await rm(profile, { recursive: true, force: true });
  }
}

async function signInto(browser: BrowserContext, { url }: RunningProcess): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password').fill(adminPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('banner').waitFor();
  await page.close();
}

/** Every run loads everything anew; cookies stay. */
async function forgetFiles(browser: BrowserContext): Promise<void> {
  const page = await browser.newPage();
  const session = await browser.newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await page.close();
}

/** The median of some runs, measure by measure. */
async function scoresOf(browser: BrowserContext, url: string, port: number, rounds: number): Promise<PageScore> {
  const runs: PageScore[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await forgetFiles(browser);
    runs.push(await scoreOf(url, port));
  }
  const of = (key: keyof PageScore): number => median(runs.map((run) => run[key]));
  return {
    performance: of('performance'),
    accessibility: of('accessibility'),
    largestContentfulPaint: of('largestContentfulPaint'),
    totalBlockingTime: of('totalBlockingTime'),
    machine: of('machine'),
    bytes: of('bytes'),
  };
}

async function scoreOf(url: string, port: number): Promise<PageScore> {
  const result = await lighthouse(url, {
    port,
    logLevel: 'error',
    onlyCategories: Object.keys(bars),
    // The session is part of what is measured.
    disableStorageReset: true,
  });
  if (result === undefined) throw new Error(`Lighthouse gave no result for ${url}`);
  const { categories, audits, environment, finalDisplayedUrl } = result.lhr;
  if (new URL(finalDisplayedUrl).pathname !== new URL(url).pathname)
    throw new Error(`${url} led to ${finalDisplayedUrl}`);
  const numeric = (audit: string): number => audits[audit]?.numericValue ?? Number.NaN;
  return {
    performance: Math.round((categories['performance']?.score ?? 0) * 100),
    accessibility: Math.round((categories['accessibility']?.score ?? 0) * 100),
    largestContentfulPaint: numeric('largest-contentful-paint'),
    totalBlockingTime: numeric('total-blocking-time'),
    machine: environment.benchmarkIndex,
    bytes: numeric('total-byte-weight'),
  };
}

function reportOf(pages: Record<string, PageScore>, rounds: number): Report {
  const named = Object.entries(pages);
  const barsOf = ([name, score]: [string, PageScore]): Bar[] => [
    { ratio: `${name}: performance`, measured: score.performance, atLeast: bars.performance },
    { ratio: `${name}: accessibility`, measured: score.accessibility, atLeast: bars.accessibility },
  ];
  const table: Table = {
    title: 'Lighthouse, mobile',
    columns: ['page', 'largest contentful paint, ms', 'total blocking time, ms', 'sent, KB', 'machine'],
    rows: named.map(([name, { largestContentfulPaint, totalBlockingTime, bytes, machine }]) => [
      name,
      Math.round(largestContentfulPaint),
      Math.round(totalBlockingTime),
      Math.round(bytes / 1024),
      Math.round(machine),
    ]),
  };
  const notes = [
    `Median of ${rounds} runs each, simulated slow phone and network, nothing cached. Machine: by Lighthouse's measure, a desktop has 1,500 to 2,000.`,
  ];
  return { name: 'lighthouse', bars: named.flatMap(barsOf), tables: [table], notes };
}
