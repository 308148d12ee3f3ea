import { expect, type Page } from '@playwright/test';
import { fails, isOffline, neverAnswers } from './answers.ts';
import type { PageState } from './page-state.ts';
import { see, seeText } from './see.ts';

const here = { page: 'token-test', address: '/token-test', world: 'full' } as const;

/** What was looked at before leaves its CA behind, and the page says so; that is not looked at here. */
async function removeLeftovers(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  const remove = page.getByRole('button', { name: /^Remove (it|them)$/ });
  if (!(await remove.isVisible())) return;
  await remove.click();
  await expect(remove).toBeHidden();
  // The notice of it is not looked at either.
  await page.reload();
}

async function createDevice(page: Page): Promise<void> {
  await removeLeftovers(page);
  await page.getByRole('button', { name: 'Create a test device' }).click();
  await expect(page.getByRole('button', { name: 'Run test' })).toBeEnabled();
}

async function run(page: Page): Promise<void> {
  await createDevice(page);
  await page.getByRole('button', { name: 'Run test' }).click();
}

export const tokenTestStates: PageState[] = [
  { ...here, state: 'empty', world: 'empty', ready: seeText('No run yet') },
  {
    ...here,
    state: 'leftovers',
    act: async (page) => {
      await createDevice(page);
      await page.reload();
    },
    ready: see((page) => page.getByRole('button', { name: /^Remove (it|them)$/ })),
  },
  { ...here, state: 'device', act: createDevice, ready: seeText('This device is accepted') },
  { ...here, state: 'token', act: run, ready: seeText(/Token received after/) },
  {
    ...here,
    state: 'refused',
    act: async (page) => {
      await createDevice(page);
      await page.getByText('Off', { exact: true }).click();
      await page.getByRole('button', { name: 'Run test' }).click();
    },
    ready: seeText(/Status 401/),
  },
  {
    ...here,
    state: 'offline',
    before: (page) => isOffline(page, '**/service/gatehouse/token-tests'),
    act: run,
    ready: see((page) => page.getByRole('alert')),
  },
  {
    ...here,
    state: 'running',
    before: (page) => neverAnswers(page, '**/service/gatehouse/token-tests'),
    act: run,
    ready: see((page) => page.getByRole('button', { name: 'Cancel' })),
  },
  {
    ...here,
    state: 'failing',
    before: (page) => fails(page, '**/service/gatehouse/connection'),
    ready: see((page) => page.getByRole('button', { name: 'Try again' })),
  },
  { ...here, state: 'forbidden', as: 'reader', ready: see((page) => page.getByRole('heading', { level: 1 })) },
];
