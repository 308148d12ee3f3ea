import { fails, isOffline, neverAnswers } from './answers.ts';
import type { PageState } from './page-state.ts';
import { see, seeText } from './see.ts';

const here = { page: 'activity', address: '/activity', world: 'full' } as const;
const attempts = /\/service\/gatehouse\/token-attempts\?/;
const row = see((page) => page.getByRole('row').nth(1));

export const activityStates: PageState[] = [
  { ...here, state: 'attempts-empty', world: 'empty', ready: seeText('No token attempts yet') },
  { ...here, state: 'attempts-full', ready: row },
  { ...here, state: 'attempts-many', world: 'many', ready: row },
  { ...here, state: 'attempts-refused', address: `${here.address}?result=refused`, ready: seeText('press-1') },
  {
    ...here,
    state: 'filters-open',
    phoneOnly: true,
    address: `${here.address}?result=refused&reason=issuer-not-found&since=week`,
    act: (page) => page.getByRole('button', { name: 'Filters (3 active)' }).click(),
    ready: see((page) => page.getByRole('radiogroup', { name: 'Result' })),
  },
  { ...here, state: 'no-match', address: `${here.address}?device=nothing`, ready: seeText('Nothing matches') },
  {
    ...here,
    state: 'attempt-details',
    address: `${here.address}?device=press-1`,
    act: (page) => page.getByRole('button', { name: 'Details of the attempt of press-1' }).click(),
    ready: seeText('Presented chain'),
  },
  {
    ...here,
    state: 'loading',
    before: (page) => neverAnswers(page, attempts),
    ready: see((page) => page.getByRole('main').getByRole('status')),
  },
  {
    ...here,
    state: 'failing',
    before: (page) => fails(page, attempts),
    ready: seeText('Something went wrong on the platform'),
  },
  {
    ...here,
    state: 'offline',
    before: (page) => isOffline(page, attempts),
    ready: see((page) => page.getByRole('button', { name: 'Try again' })),
  },
  {
    ...here,
    state: 'devices-empty',
    world: 'empty',
    address: `${here.address}?tab=devices`,
    ready: seeText('No device users yet'),
  },
  { ...here, state: 'devices-full', address: `${here.address}?tab=devices`, ready: row },
  {
    ...here,
    state: 'devices-forbidden',
    as: 'reader',
    address: `${here.address}?tab=devices`,
    ready: seeText(/may read device users but not change them/),
  },
  {
    ...here,
    state: 'devices-revoking',
    address: `${here.address}?tab=devices&device=pump-1`,
    act: async (page) => {
      await page.getByRole('button', { name: 'Actions for pump-1', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Revoke its tokens' }).click();
    },
    ready: seeText(/1 device is concerned/),
  },
  {
    ...here,
    state: 'audit-no-match',
    address: `${here.address}?tab=audit&user=nobody`,
    ready: seeText('Nothing matches'),
  },
  { ...here, state: 'audit-full', address: `${here.address}?tab=audit`, ready: row },
];
