/** What size-limit counts is what a browser asks for, and what the first load leaves out comes with the next page. */
import { firstLoadFiles } from '../scripts/first-load-files.ts';
import { expect, signIn, test } from './gatehouse.ts';
import { signInOnce } from './states/open-state.ts';
import { startWorld } from './states/worlds.ts';

test('sign-in and Overview ask for the scripts of the first load and for no other', async ({ browser }) => {
  test.setTimeout(180_000);
  const world = await startWorld('full');
  try {
    const asked = new Set<string>();
    const signedIn = await signInOnce(browser, world.url, 'admin');
    for (const [path, storageState] of [
      ['/sign-in', undefined],
      ['/', signedIn],
    ] as const) {
      const context = await browser.newContext({ locale: 'de-DE', ...(storageState && { storageState }) });
      const page = await context.newPage();
      page.on('request', (request) => {
        if (request.resourceType() === 'script') asked.add(new URL(request.url()).pathname.slice(1));
      });
      await page.goto(world.url + path);
      await page.waitForLoadState('networkidle');
      await context.close();
    }
    const counted = new Set([...firstLoadFiles('dist/console'), 'before-paint.js']);
    expect(asked.size).toBeGreaterThan(5);
    expect([...asked].filter((file) => !counted.has(file))).toEqual([]);
  } finally {
    await world.stop();
  }
});

test('a page that is opened later brings the styles that the first load leaves out', async ({
  guardedPage: page,
  gatehouse,
}) => {
  await signIn(page, gatehouse.url);
  const countRules = () =>
    page.evaluate(() =>
      Array.from(document.styleSheets, ({ cssRules }) => cssRules.length).reduce((sum, count) => sum + count, 0),
    );
  const before = await countRules();
  await page.getByRole('link', { name: 'Trusted certificates' }).click();
  await expect(page.getByRole('tablist')).toHaveCSS('display', 'flex');
  expect(await countRules()).toBeGreaterThan(before);
});

for (const [locale, title] of [
  ['en-GB', 'Sign in'],
  ['de-DE', 'Anmelden'],
] as const) {
  test(`before the application is there, its outline stands in its place, in ${locale}`, async ({
    browser,
    gatehouse,
  }) => {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    const parts = Promise.withResolvers<void>();
    await page.route('**/assets/rest-*.js', async (route) => {
      await parts.promise;
      await route.continue();
    });
    await page.goto(`${gatehouse.url}/sign-in`, { waitUntil: 'commit' });
    const outline = page.locator('.outline');
    await expect(outline.getByText(title)).toBeVisible();
    const outlined = await outline.getByText(title).boundingBox();
    parts.resolve();
    await expect(page.locator('input[type=password]')).toBeVisible();
    await expect(outline).toHaveCount(0);
    // Nothing jumps: the title stands where it stood.
    const drawn = await page.getByRole('heading', { level: 1, name: title }).boundingBox();
    expect(drawn?.x).toBeCloseTo(outlined?.x ?? 0, -1);
    expect(drawn?.y).toBeCloseTo(outlined?.y ?? 0, -1);
    await context.close();
  });
}

for (const [locale, text] of [
  ['en-GB', 'Gatehouse could not be loaded. Reload the page.'],
  ['de-DE', 'Gatehouse konnte nicht geladen werden. Laden Sie die Seite neu.'],
] as const) {
  test(`when a part of the application cannot be fetched, the outline says so in ${locale}`, async ({
    browser,
    gatehouse,
  }) => {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await page.route('**/assets/react-*.js', (route) => route.abort());
    await page.goto(`${gatehouse.url}/sign-in`);
    await expect(page.getByRole('alert')).toHaveText(text);
    await context.close();
  });
}
