import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type BrowserContextOptions, type Page } from '@playwright/test';
import type { RunningProcess } from '#testing/start-process.ts';
import { openState, signInOnce } from './open-state.ts';
import { phone, type PageState, type WorldName } from './page-state.ts';
import { startWorld } from './worlds.ts';

type SignedIn = BrowserContextOptions['storageState'];

interface World {
  server: RunningProcess;
  signedIn: (as: PageState['as']) => Promise<SignedIn>;
}

/** A world is started once for all states that are looked at in it. */
const test = base.extend<object, { openWorld: (name: WorldName) => Promise<World> }>({
  openWorld: [
    async ({ browser }, use) => {
      const worlds = new Map<WorldName, World>();
      await use(async (name) => {
        const known = worlds.get(name);
        if (known !== undefined) return known;
        const server = await startWorld(name);
        const users = new Map<string, SignedIn>();
        const signedIn = async (as: PageState['as']): Promise<SignedIn> => {
          if (as === 'nobody') return undefined;
          const userName = as ?? 'admin';
          if (!users.has(userName)) users.set(userName, await signInOnce(browser, server.url, userName));
          return users.get(userName);
        };
        const world = { server, signedIn };
        worlds.set(name, world);
        return world;
      });
      for (const { server } of worlds.values()) await server.stop();
    },
    { scope: 'worker' },
  ],
});

/** The pages have no frames, so that axe may run in the page alone, which takes a fraction of the time. */
async function violations(page: Page): Promise<unknown[]> {
  return (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations;
}

/**
 * Has axe judge each of these states, light on a wide screen where it knows the state, and dark on the narrowest. One
 * worker takes the states of a file one after the other, in the worlds that it has started.
 */
export function judgeStates(states: readonly PageState[]): void {
  test.describe.configure({ mode: 'default' });
  test.setTimeout(180_000);
  for (const state of states) {
    test(`axe finds nothing on ${state.page}, ${state.state}`, async ({ browser, openWorld }) => {
      const { server, signedIn } = await openWorld(state.world);
      const storageState = await signedIn(state.as);
      const context = await browser.newContext({
        locale: 'en-GB',
        reducedMotion: 'reduce',
        ...(state.phoneOnly === true ? { viewport: phone } : {}),
        ...(storageState === undefined ? {} : { storageState }),
      });
      const page = await openState(context, server.url, state);
      await page.emulateMedia({ colorScheme: 'light' });
      expect(await violations(page), 'light').toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize(phone);
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth), 'no sideways scroll')
        .toBe(phone.width);
      expect(await violations(page), 'dark, 360 px').toEqual([]);
      await context.close();
    });
  }
}
