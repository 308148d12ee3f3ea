/**
 * Pictures of every page in every state, light and dark, in three widths:
 * `npm run screenshots [-- --only PAGE] [--state STATE] [--out FOLDER]`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type BrowserContextOptions } from '@playwright/test';
import { openState, signInOnce } from '../e2e/states/open-state.ts';
import { phone, type PageState, type WorldName } from '../e2e/states/page-state.ts';
import { pageStates } from '../e2e/states/states.ts';
import { startWorld } from '../e2e/states/worlds.ts';
import { findChromium } from './find-programs.ts';

const screens = [phone, { width: 768, height: 1024 }, { width: 1280, height: 900 }];
/** Pixels; what is below is seldom looked at. */
const tallest = 2600;
const { values } = parseArgs({
  options: { only: { type: 'string' }, state: { type: 'string' }, out: { type: 'string', default: 'screenshots' } },
});
const wanted = pageStates.filter(
  ({ page, state }) => (values.only ?? page) === page && (values.state ?? state) === state,
);
if (wanted.length === 0) {
  console.error('No such page or state. Pages:', [...new Set(pageStates.map(({ page }) => page))].join(' '));
  process.exit(2);
}

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
let failed = 0;
for (const world of new Set(wanted.map((state) => state.world))) {
  await photographWorld(
    browser,
    world,
    wanted.filter((state) => state.world === world),
  );
}
await browser.close();
console.log(`${wanted.length - failed} states in ${values.out}/, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function photographWorld(from: Browser, name: WorldName, states: PageState[]): Promise<void> {
  const world = await startWorld(name);
  try {
    const signedIn = {
      admin: await signInOnce(from, world.url, 'admin'),
      reader: await signInOnce(from, world.url, 'reader'),
      nobody: undefined,
    };
    for (const state of states) {
      try {
        await photograph(from, world.url, state, signedIn[state.as ?? 'admin']);
      } catch (error) {
        failed += 1;
        console.error(`${state.page} ${state.state}:`, error instanceof Error ? error.message : error);
      }
    }
  } finally {
    await world.stop();
  }
}

/** One state in every width and scheme; a state that the pictures change is made anew for each. */
async function photograph(
  from: Browser,
  url: string,
  state: PageState,
  storageState: BrowserContextOptions['storageState'],
): Promise<void> {
  const folder = join(values.out, state.page);
  mkdirSync(folder, { recursive: true });
  for (const viewport of state.phoneOnly === true ? [phone] : screens) {
    const { width } = viewport;
    const context = await from.newContext({
      viewport,
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
      ...(storageState === undefined ? {} : { storageState }),
    });
    context.setDefaultTimeout(20_000);
    const clip = { x: 0, y: 0, width, height: tallest };
    const page = await openState(context, url, state);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(() => window.scrollTo(0, 0));
      const path = join(folder, `${state.state}-${colorScheme}-${width}.png`);
      // Colours change over some time with the scheme: the end of that is looked at.
      await page.screenshot({ path, fullPage: true, clip, animations: 'disabled' });
    }
    await context.close();
  }
}
