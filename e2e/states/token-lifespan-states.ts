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
  { ...here, state: 'forbidden', as: 'reader', ready: inForce },
];
