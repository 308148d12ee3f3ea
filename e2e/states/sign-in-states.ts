import type { Page } from '@playwright/test';
import { isOffline } from './answers.ts';
import type { PageState } from './page-state.ts';
import { see, seeText } from './see.ts';

const here = { page: 'sign-in', address: '/sign-in', world: 'empty', as: 'nobody' } as const;
const ready = see((page) => page.getByRole('button', { name: 'Sign in' }));

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export const signInStates: PageState[] = [
  { ...here, state: 'ready', ready },
  {
    ...here,
    state: 'refused',
    act: signIn,
    ready: see((page) => page.getByRole('alert')),
  },
  {
    ...here,
    state: 'offline',
    before: (page) => isOffline(page, /\/tenant\/oauth(\?|$)/),
    act: signIn,
    ready: see((page) => page.getByRole('alert')),
  },
  {
    ...here,
    state: 'second-factor',
    before: async (page) => {
      const details = { code: 'second-factor-required', requestId: 'req-0123456789abcdef' };
      const json = { error: 'security/Unauthorized', message: 'A second factor is required.', info: null, details };
      await page.route(/\/tenant\/oauth(\?|$)/, (route) => route.fulfill({ status: 401, json }));
    },
    act: signIn,
    ready: seeText('Code of your authenticator app'),
  },
  {
    ...here,
    state: 'single-sign-on',
    before: async (page) => {
      const json = { loginOptions: [{ type: 'OAUTH2', visibleOnLoginPage: true }] };
      await page.route('**/tenant/loginOptions', (route) => route.fulfill({ json }));
    },
    ready: seeText(/single sign-on/i),
  },
  {
    ...here,
    state: 'session-over',
    address: '/sign-in?back=%2Factivity&ended=true',
    ready: seeText(/Your session has ended/),
  },
];
