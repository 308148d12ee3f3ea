import { expect, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import type { PageState } from './page-state.ts';
import { adminPassword } from './worlds.ts';

type SignedIn = NonNullable<BrowserContextOptions['storageState']>;

/** Signs in once; what it gives opens further contexts as that user. */
export async function signInOnce(browser: Browser, url: string, userName: string): Promise<SignedIn> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('User name').fill(userName);
  await page.getByLabel('Password').fill(adminPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('banner')).toBeVisible();
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Opens a page in its state. */
export async function openState(context: BrowserContext, url: string, state: PageState): Promise<Page> {
  const page = await context.newPage();
  await state.before?.(page);
  await page.goto(url + state.address);
  // What is seen while a page's own code is on its way is no state of it.
  await expect(page.locator('h1').first()).toBeVisible();
  await state.act?.(page);
  await state.ready(page);
  await page.evaluate(() => document.fonts.ready);
  return page;
}
