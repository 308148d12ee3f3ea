/** Playwright fixtures: a fresh Gatehouse for each test, and a page that must stay free of errors and foreign requests. */
import { test as base, expect, type ConsoleMessage, type Page } from '@playwright/test';
import { type RunningProcess, startProcess } from '#testing/start-process.ts';

export const adminPassword = 'correct horse battery';

interface Fixtures {
  gatehouse: RunningProcess;
  /** What the browser may complain about in this test: a refused request is logged by Chromium as an error. */
  expectedComplaints: RegExp[];
  guardedPage: Page;
}

const refusedRequest = /Failed to load resource: the server responded with a status of (401|403|404|409|412|422|429)/;

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the parameter's form
  gatehouse: async ({}, use) => {
    const running = await startProcess({ GATEHOUSE_ADMIN_PASSWORD: adminPassword });
    await use(running);
    await running.stop();
  },
  expectedComplaints: [[refusedRequest], { option: true }],
  guardedPage: async ({ page, gatehouse, expectedComplaints }, use) => {
    const complaints: string[] = [];
    const heard = (message: ConsoleMessage): void => {
      const matters = ['error', 'warning'].includes(message.type());
      if (matters && !expectedComplaints.some((expected) => expected.test(message.text())))
        complaints.push(message.text());
    };
    page.on('console', heard);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== gatehouse.url)
        complaints.push(`foreign request: ${url.origin}`);
    });
    await use(page);
    expect(complaints).toEqual([]);
  },
});

export { expect };

/** Signs in through the form and waits for the shell. */
export async function signIn(page: Page, url: string, path = '/'): Promise<void> {
  await page.goto(url + path);
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password').fill(adminPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Token test' })).toBeVisible();
}

/** Opens a page of the navigation by its fixed name. */
export async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}
