import { fails, isOffline, neverAnswers } from './answers.ts';
import type { PageState } from './page-state.ts';
import { see, seeText } from './see.ts';

const here = { page: 'token-lifespan', address: '/token-lifespan', world: 'full' } as const;
const option = '**/tenant/options/oauth.internal/device-token.lifespan.seconds**';
const inForce = seeText('In force');

export const tokenLifespanStates: PageState[] = [
  { ...here, state: 'default', world: 'empty', ready: inForce },
  { ...here, state: 'set', ready: inForce },
  {
    ...here,
    state: 'too-short',
    act: (page) => page.getByRole('textbox', { name: 'Lifespan', exact: true }).fill('12'),
    ready: see((page) => page.getByText(/300/)),
  },
  {
    ...here,
    state: 'loading',
    before: (page) => neverAnswers(page, option),
    ready: see((page) => page.getByRole('main').getByRole('status')),
  },
  {
    ...here,
    state: 'failing',
    before: (page) => fails(page, option),
    ready: seeText('Something went wrong on the platform'),
  },
  {
    ...here,
    state: 'offline',
    before: (page) => isOffline(page, option),
    ready: see((page) => page.getByRole('button', { name: 'Try again' })),
  },
  {
    ...here,
    state: 'history',
    ready: see((page) => page.getByRole('region', { name: 'History' }).getByRole('button', { name: /^Restore/ })),
  },
  {
    ...here,
    state: 'conflict',
    // What was read when the page was opened is refused when it is saved: somebody else was quicker.
    before: async (page) => {
      await page.route(option, async (route) => {
        if (route.request().method() !== 'PUT') return route.fallback();
        const details = { code: 'precondition-failed', requestId: 'req-0123456789abcdef' };
        const json = { error: 'options/Precondition Failed', message: 'The option was changed.', info: null, details };
        return route.fulfill({ status: 412, json });
      });
    },
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Lifespan', exact: true }).fill('900');
      await page.getByRole('button', { name: 'Save' }).click();
    },
    ready: seeText('Somebody else changed the lifespan meanwhile'),
  },
  {
    ...here,
    state: 'revoking-all',
    act: (page) => page.getByRole('button', { name: 'Revoke all device tokens now' }).click(),
    ready: seeText(/devices are concerned/),
  },
  {
    ...here,
    state: 'leaving-unsaved',
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Lifespan', exact: true }).fill('900');
      const menu = page.getByRole('button', { name: 'Menu', exact: true });
      if (await menu.isVisible()) await menu.click();
      await page.getByRole('link', { name: 'Activity' }).click();
    },
    ready: seeText('Leave without saving?'),
  },
  { ...here, state: 'forbidden', as: 'reader', ready: inForce },
];
