/** The first token on a phone: everything is reached and nothing has to be scrolled sideways. */
import type { Page } from '@playwright/test';
import { adminPassword, expect, test } from './gatehouse.ts';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

async function openByMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).tap();
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).tap();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  // Out of sight and out of reach of the keyboard.
  await expect(page.getByRole('navigation', { includeHidden: true })).toBeHidden();
}

test('a token is got, the lifespan changed and the attempt found on a screen of 360 px', async ({
  guardedPage: page,
  gatehouse,
}) => {
  await page.goto(gatehouse.url);
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password').fill(adminPassword);
  await page.getByRole('button', { name: 'Sign in' }).tap();
  await expect(page.getByText('0 of 4 steps done')).toBeVisible();
  expect(await fits(page)).toBe(true);

  await openByMenu(page, 'Token test');
  await page.getByRole('button', { name: 'Create a test device' }).tap();
  await page.getByRole('button', { name: 'Run test' }).tap();
  await expect(page.getByText(/Token received after/).first()).toBeVisible();
  expect(await fits(page)).toBe(true);

  await openByMenu(page, 'Token lifespan');
  await page.getByRole('textbox', { name: 'Lifespan', exact: true }).fill('600');
  await page.getByRole('button', { name: 'Save', exact: true }).tap();
  await expect(page.getByText('600 seconds', { exact: true })).toBeVisible();
  expect(await fits(page)).toBe(true);

  for (const name of ['Activity', 'Trusted certificates', 'Chain check', 'Overview']) {
    await openByMenu(page, name);
    expect(await fits(page), name).toBe(true);
  }
});
