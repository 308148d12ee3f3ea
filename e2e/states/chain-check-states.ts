import type { Page } from '@playwright/test';
import { createChain } from '#testing/certificate-factory.ts';
import { createFleet, fleetArchive } from '#testing/fleet.ts';
import { fails, neverAnswers } from './answers.ts';
import type { PageState } from './page-state.ts';
import { see, seeText } from './see.ts';

const here = { page: 'chain-check', address: '/chain-check', world: 'full' } as const;
const { root, intermediate, device } = createChain();
const expired = createChain({ device: { notBefore: new Date('2025-01-01'), notAfter: new Date('2025-12-31') } });

const drop = (pem: string) => (page: Page) =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'device.pem', mimeType: 'application/x-pem-file', buffer: Buffer.from(pem) });

const fleet = createFleet(300, new Date());

const dropFleet = (page: Page) =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'fleet.zip', mimeType: 'application/zip', buffer: Buffer.from(fleetArchive(fleet)) });

/** The platform trusts this certificate alone. */
const trusts = (pem: string) => async (page: Page) => {
  const json = {
    certificates: [{ fingerprint: '0'.repeat(40), name: 'Plant CA', status: 'ENABLED', certInPemFormat: pem }],
    self: '',
    statistics: { currentPage: 1, pageSize: 2000, totalPages: 1 },
  };
  await page.route('**/trusted-certificates?*', (route) => route.fulfill({ json }));
};
export const chainCheckStates: PageState[] = [
  { ...here, state: 'empty', world: 'empty', ready: see((page) => page.getByRole('heading', { level: 1 })) },
  { ...here, state: 'refused', act: drop(device.pem + intermediate.pem), ready: seeText('This device is refused') },
  {
    ...here,
    state: 'refused-expired',
    act: drop(expired.device.pem + expired.intermediate.pem + expired.root.pem),
    ready: seeText('This device is refused'),
  },
  {
    ...here,
    state: 'accepted',
    before: trusts(root.pem),
    act: drop(device.pem + intermediate.pem),
    ready: seeText('This device is accepted'),
  },
  {
    ...here,
    state: 'several-devices',
    before: trusts(root.pem),
    act: drop(device.pem + expired.device.pem + intermediate.pem),
    ready: see((page) => page.getByText(/is (accepted|refused)/)),
  },
  {
    ...here,
    state: 'bulk-running',
    // Without the trusted certificates a check waits before it judges.
    before: (page) => neverAnswers(page, '**/trusted-certificates?*'),
    act: dropFleet,
    ready: see((page) => page.getByRole('button', { name: 'Cancel' })),
  },
  { ...here, state: 'bulk-done', before: trusts(fleet.root.pem), act: dropFleet, ready: seeText(/It took/) },
  { ...here, state: 'unreadable', act: drop('nothing of use'), ready: seeText(/device\.pem/) },
  {
    ...here,
    state: 'failing',
    before: (page) => fails(page, '**/trusted-certificates?*'),
    act: drop(device.pem + intermediate.pem + root.pem),
    ready: seeText('Something went wrong on the platform'),
  },
];
