import { fails, isOffline, neverAnswers } from './answers.ts';
import type { PageState } from './page-state.ts';
import { see, seeText } from './see.ts';

const here = { page: 'overview', address: '/', world: 'full' } as const;
const certificates = '**/trusted-certificates?*';
const attention = see((page) => page.getByRole('heading', { name: 'Needs attention' }));

export const overviewStates: PageState[] = [
  { ...here, state: 'empty', world: 'empty', ready: seeText(/of 4 steps done/) },
  {
    ...here,
    state: 'set-up-refused',
    world: 'empty',
    before: async (page) => {
      const total = { accepted: 0, refused: { 'issuer-not-found': 4, expired: 1 } };
      const json = { bucketSeconds: 3600, buckets: [], total };
      await page.route('**/token-attempts/summary?*', (route) => route.fulfill({ json }));
    },
    ready: attention,
  },
  { ...here, state: 'full', ready: attention },
  { ...here, state: 'many', world: 'many', ready: attention },
  {
    ...here,
    state: 'loading',
    before: (page) => neverAnswers(page, certificates),
    ready: see((page) => page.getByRole('main').getByRole('status', { name: 'Loading' })),
  },
  {
    ...here,
    state: 'failing',
    before: (page) => fails(page, certificates),
    ready: seeText('Something went wrong on the platform'),
  },
  {
    ...here,
    state: 'offline',
    before: (page) => isOffline(page, certificates),
    ready: see((page) => page.getByRole('button', { name: 'Try again' })),
  },
  {
    ...here,
    state: 'devices-failing',
    before: (page) => fails(page, '**/device-users/by-anchor'),
    ready: attention,
  },
  {
    ...here,
    state: 'attempts-failing',
    before: (page) => fails(page, '**/token-attempts/summary?*'),
    ready: seeText('Something went wrong on the platform'),
  },
  {
    ...here,
    state: 'remote',
    before: async (page) => {
      const json = { mode: 'remote', deviceEndpoint: 'https://devices.example.com/', ownCa: false };
      await page.route('**/service/gatehouse/connection', (route) => route.fulfill({ json }));
    },
    ready: seeText(/keeps no list of token attempts/),
  },
  { ...here, state: 'forbidden', as: 'reader', ready: attention },
  { ...here, state: 'not-found', address: '/no-such-page', ready: seeText('Page not found') },
];
