import { expect, type Page } from '@playwright/test';
import { isOffline } from './answers.ts';
import type { PageState } from './page-state.ts';
import { see, seeText } from './see.ts';

const here = { page: 'token-test', address: '/token-test', world: 'full' } as const;

async function createDevice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Create a test device' }).click();
  await expect(page.getByRole('button', { name: 'Run test' })).toBeEnabled();
}

async function run(page: Page): Promise<void> {
  await createDevice(page);
  await page.getByRole('button', { name: 'Run test' }).click();
}

export const tokenTestStates: PageState[] = [
  { ...here, state: 'empty', world: 'empty', ready: seeText('No run yet') },
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
  { ...here, state: 'forbidden', as: 'reader', ready: see((page) => page.getByRole('heading', { level: 1 })) },
];
