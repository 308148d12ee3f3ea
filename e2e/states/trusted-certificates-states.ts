import type { Page } from '@playwright/test';
import { createChain, createRoot } from '#testing/certificate-factory.ts';
import { testKey } from '#testing/test-keys.ts';
import { fails, isOffline, neverAnswers, trusts } from './answers.ts';
import type { PageState } from './page-state.ts';
import { leaveUnreadable } from './leave-unreadable.ts';
import { see, seeText } from './see.ts';

const here = { page: 'trusted-certificates', address: '/trusted-certificates', world: 'full' } as const;
const list = '**/trusted-certificates?*';
const { root, intermediate, device } = createChain();
const inRevocation = { ...here, address: `${here.address}?tab=revocation` };

const choose = (name: string, action: string) => async (page: Page) => {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
};

async function askToRevoke(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Serial numbers, one a line' }).fill('01:02:03:04\n99887766');
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
}

async function giveMovedFile(page: Page): Promise<void> {
  await page.evaluate(() => {
    File.prototype.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  });
  const file = { name: 'serials.csv', mimeType: 'text/csv', buffer: Buffer.from('SERIALNO\n1a2b\n') };
  await page.locator('input[type=file]').setInputFiles(file);
}

export const trustedCertificatesStates: PageState[] = [
  { ...here, state: 'empty', world: 'empty', ready: seeText('No trusted certificates yet') },
  { ...here, state: 'full', ready: seeText('Plant North') },
  { ...here, state: 'many', world: 'many', ready: seeText(/10,?000 certificates/) },
  { ...here, state: 'no-match', address: `${here.address}?search=nothing`, ready: seeText('No certificate matches') },
  {
    ...here,
    state: 'filters-open',
    phoneOnly: true,
    address: `${here.address}?filter=enabled&ends=within90`,
    act: (page) => page.getByRole('button', { name: 'Filter and sort (2 active)' }).click(),
    ready: see((page) => page.getByRole('button', { name: 'Reverse the order' })),
  },
  {
    ...here,
    state: 'ending-soon',
    address: `${here.address}?ends=within90&sort=expiry`,
    ready: see((page) => page.getByRole('button', { name: /Remove the filter/ })),
  },
  {
    ...here,
    state: 'loading',
    before: (page) => neverAnswers(page, list),
    ready: see((page) => page.getByRole('status', { name: 'Loading trusted certificates' })),
  },
  {
    ...here,
    state: 'failing',
    before: (page) => fails(page, list),
    ready: seeText('Something went wrong on the platform'),
  },
  {
    ...here,
    state: 'offline',
    before: (page) => isOffline(page, list),
    ready: see((page) => page.getByRole('button', { name: 'Try again' })),
  },
  { ...here, state: 'forbidden', as: 'reader', ready: seeText(/You can look at these but not change them/) },
  {
    ...here,
    state: 'adding',
    address: `${here.address}?add=true`,
    act: (page) =>
      page
        .locator('input[type=file]')
        .first()
        .setInputFiles({
          name: 'chain.pem',
          mimeType: 'application/x-pem-file',
          buffer: Buffer.from(device.pem + intermediate.pem + root.pem),
        }),
    ready: seeText('Can be trusted'),
  },
  {
    ...here,
    state: 'details',
    act: choose('Plant South', 'Details'),
    ready: see((page) => page.getByRole('dialog', { name: 'Plant South' })),
  },
  {
    ...here,
    state: 'deleting',
    act: choose('Plant South', 'Delete'),
    ready: seeText(/came through it last/),
  },
  {
    ...here,
    state: 'successor',
    act: choose('Acme devices, first generation', 'Details'),
    ready: see((page) => page.getByRole('dialog').getByText(/still on this one/)),
  },
  { ...here, state: 'renaming', act: choose('Plant South', 'Rename'), ready: see((page) => page.getByRole('dialog')) },
  {
    ...here,
    state: 'disabling',
    act: (page) => page.getByRole('switch', { name: 'Enabled: Plant North' }).click({ force: true }),
    ready: see((page) => page.getByRole('dialog', { name: 'Disable Plant North?' }).getByText(/came through it last/)),
  },
  {
    ...here,
    state: 'revoking-tokens',
    act: choose('Plant North', 'Revoke its tokens'),
    ready: seeText(/devices are concerned/),
  },
  {
    ...here,
    state: 'proving-by-openssl',
    act: choose('Plant South', 'Prove possession'),
    ready: seeText('Command (Linux and macOS)'),
  },
  {
    ...here,
    state: 'proving-in-browser',
    act: async (page) => {
      await choose('Plant South', 'Prove possession')(page);
      await page.getByText('In this browser').click();
    },
    ready: seeText(/The key never leaves this tab/),
  },
  {
    ...here,
    state: 'proving-unusable-key',
    before: trusts(createRoot({ subject: 'Plant CA', key: testKey('Ed25519') }).pem),
    act: choose('Plant CA', 'Prove possession'),
    ready: see((page) => page.getByRole('dialog').getByRole('alert')),
  },
  { ...inRevocation, state: 'revocation-empty', world: 'empty', ready: seeText('No serial number is revoked.') },
  { ...inRevocation, state: 'revocation-entries', ready: seeText('3 revoked serial numbers') },
  { ...inRevocation, state: 'revocation-asking', act: askToRevoke, ready: seeText(/This cannot be taken back/) },
  {
    ...inRevocation,
    state: 'revocation-date-unreadable',
    act: leaveUnreadable('Revoked since'),
    ready: seeText(/This is no date/),
  },
  {
    ...inRevocation,
    state: 'revocation-file-unreadable',
    act: giveMovedFile,
    ready: seeText('The file could not be read'),
  },
  {
    ...inRevocation,
    state: 'revocation-forbidden',
    as: 'reader',
    ready: seeText(/You can look at the list but not revoke anything/),
  },
];
