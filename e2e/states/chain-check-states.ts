import type { Page } from '@playwright/test';
import { writePkcs12 } from '#pki/author/pkcs12.ts';
import { createChain } from '#testing/certificate-factory.ts';
import { createFleet, fleetArchive } from '#testing/fleet.ts';
import { fails, isOffline, neverAnswers, trusts } from './answers.ts';
import type { PageState } from './page-state.ts';
import { leaveUnreadable } from './leave-unreadable.ts';
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

async function dropLocked(page: Page): Promise<void> {
  const plan = { privateKey: device.key.pkcs8, certificates: [device.der], password: 'secret' };
  const buffer = Buffer.from(await writePkcs12(crypto, plan));
  const file = { name: 'device.p12', mimeType: 'application/x-pkcs12', buffer };
  await page.locator('input[type=file]').first().setInputFiles(file);
}

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
    state: 'registering',
    before: trusts(root.pem),
    act: async (page) => {
      await drop(device.pem + intermediate.pem)(page);
      await page.getByRole('button', { name: 'Register this device' }).click();
    },
    ready: see((page) => page.getByRole('dialog', { name: 'Register 1 device' })),
  },
  {
    ...here,
    state: 'what-if',
    act: async (page) => {
      await drop(device.pem + intermediate.pem + root.pem)(page);
      await page.getByRole('checkbox', { name: 'Test Root CA' }).click();
    },
    ready: seeText(/This answers a what-if/),
  },
  {
    ...here,
    state: 'what-if-unreadable',
    act: async (page) => {
      await drop(device.pem + intermediate.pem + root.pem)(page);
      await leaveUnreadable('As of')(page);
    },
    ready: seeText(/This is no date/),
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
  {
    ...here,
    state: 'bulk-as-of-unreadable',
    before: trusts(fleet.root.pem),
    act: async (page) => {
      await dropFleet(page);
      await leaveUnreadable('As of')(page);
    },
    ready: seeText(/This is no date/),
  },
  { ...here, state: 'unreadable', act: drop('nothing of use'), ready: seeText('No certificate was found') },
  { ...here, state: 'password', act: dropLocked, ready: seeText('A file is protected by a password') },
  {
    ...here,
    state: 'forbidden',
    as: 'reader',
    act: drop(device.pem + intermediate.pem + root.pem),
    ready: seeText(/Your user may not add trusted certificates/),
  },
  {
    ...here,
    state: 'loading',
    before: (page) => neverAnswers(page, '**/trusted-certificates?*'),
    act: drop(device.pem + intermediate.pem),
    ready: see((page) => page.getByRole('status', { name: 'Judging…' })),
  },
  {
    ...here,
    state: 'offline',
    before: (page) => isOffline(page, '**/trusted-certificates?*'),
    act: drop(device.pem + intermediate.pem),
    ready: see((page) => page.getByRole('button', { name: 'Try again' })),
  },
  {
    ...here,
    state: 'failing',
    before: (page) => fails(page, '**/trusted-certificates?*'),
    act: drop(device.pem + intermediate.pem + root.pem),
    ready: seeText('Something went wrong on the platform'),
  },
];
