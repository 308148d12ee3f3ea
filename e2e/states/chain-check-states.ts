import type { Page } from '@playwright/test';
import { createChain } from '#testing/certificate-factory.ts';
import { fails } from './answers.ts';
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

export const chainCheckStates: PageState[] = [
  { ...here, state: 'empty', world: 'empty', ready: see((page) => page.getByRole('heading', { level: 1 })) },
  { ...here, state: 'refused', act: drop(device.pem + intermediate.pem), ready: seeText('This device is refused') },
  {
    ...here,
    state: 'refused-expired',
    act: drop(expired.device.pem + expired.intermediate.pem + expired.root.pem),
    ready: seeText('This device is refused'),
  },
  { ...here, state: 'unreadable', act: drop('nothing of use'), ready: seeText(/device\.pem/) },
  {
    ...here,
    state: 'failing',
    before: (page) => fails(page, '**/trusted-certificates?*'),
    act: drop(device.pem + intermediate.pem + root.pem),
    ready: seeText('Something went wrong on the platform'),
  },
];
