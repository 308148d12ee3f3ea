import type { Page } from '@playwright/test';
import type { PageState } from './page-state.ts';
import { see, seeText } from './see.ts';

// A page of its own that is small: what lies over it is looked at.
const here = { page: 'shell', address: '/activity?tab=audit', world: 'full' } as const;

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Account of admin' }).click();
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).waitFor();
}

const choose = (name: string) => async (page: Page) => {
  await openMenu(page);
  await page.getByRole('menuitem', { name, exact: true }).click();
};

const searchFor = (text: string) => async (page: Page) => {
  await page.getByRole('button', { name: 'Search', exact: true }).first().click();
  await page.getByRole('dialog').getByRole('combobox').fill(text);
};

export const shellStates: PageState[] = [
  {
    ...here,
    state: 'account-menu',
    act: openMenu,
    ready: see((page) => page.getByRole('menuitem', { name: 'Sign out everywhere' })),
  },
  {
    ...here,
    state: 'password',
    act: choose('Change password'),
    ready: see((page) => page.getByRole('dialog').getByLabel('Current password')),
  },
  {
    ...here,
    state: 'password-refused',
    act: async (page) => {
      await choose('Change password')(page);
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Current password').fill('not the one');
      await dialog.getByLabel('New password', { exact: true }).fill('another horse, another battery');
      await dialog.getByLabel('New password again').fill('another horse, another battery');
      await dialog.getByRole('button', { name: 'Change password' }).click();
    },
    ready: seeText('The current password is wrong'),
  },
  { ...here, state: 'second-factor', act: choose('Second factor'), ready: seeText(/your password alone signs you in/) },
  {
    ...here,
    state: 'second-factor-set-up',
    act: async (page) => {
      await choose('Second factor')(page);
      await page.getByRole('button', { name: 'Set up' }).click();
    },
    ready: see((page) => page.getByRole('img', { name: /QR code/ })),
  },
  {
    ...here,
    state: 'sign-out-everywhere',
    act: choose('Sign out everywhere'),
    ready: seeText(/Ends every session of yours/),
  },
  { ...here, state: 'search', act: searchFor(''), ready: seeText(/Type at least two characters/) },
  {
    ...here,
    state: 'search-results',
    act: searchFor('pl'),
    ready: see((page) => page.getByRole('option', { name: /Plant North/ })),
  },
  { ...here, state: 'search-nothing', act: searchFor('no such thing'), ready: seeText('Nothing was found.') },
];
