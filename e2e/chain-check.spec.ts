import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createOpensslFiles, openssl, type OpensslFiles } from '#testing/openssl.ts';
import { expect, open, test } from './gatehouse.ts';
import { openChainCheck } from './open-chain-check.ts';

const password = 'from the factory';
let files: OpensslFiles;
test.beforeAll(() => {
  files = createOpensslFiles({ commonName: 'chain-device', label: 'Workbench' });
});
test.afterAll(() => files.remove());

const workbenchRoot = () => ({ name: 'Workbench CA', pem: readFileSync(files.caCertificate, 'utf8') });

/** Drops a file made by openssl, looks for the sentence, and clears the page for the next one. */
async function expectAccepted(page: Page, paths: string[], then?: () => Promise<void>): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(paths);
  await then?.();
  await expect(page.getByText('This device is accepted')).toBeVisible();
  await expect(page.getByRole('region', { name: 'chain-device' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page.getByText('Nothing to check yet')).toBeVisible();
}

test('a chain is refused with its remedy, its root is trusted from here, and it is accepted', async ({
  guardedPage: page,
  gatehouse,
  request,
}) => {
  await openChainCheck({ guardedPage: page, gatehouse, request });
  const input = page.locator('input[type=file]');
  await input.setInputFiles([files.intermediateCertificate, files.deviceCertificate, files.caCertificate]);
  await expect(page.getByText('This device is refused')).toBeVisible();
  await page.getByRole('button', { name: 'Trust one of 2 CAs above it' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add certificate', exact: true }).click();
  await expect(dialog).toBeHidden();

  await open(page, 'Chain check');
  await input.setInputFiles([files.intermediateCertificate, files.deviceCertificate, files.deviceKey]);
  await expect(page.getByText('This device is accepted')).toBeVisible();
  await page.getByRole('button', { name: 'Test this device' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Token test' })).toBeVisible();
  await page.getByRole('button', { name: 'Use this device' }).click();
  await page.getByRole('button', { name: 'Run test' }).click();
  await expect(page.getByText(/Token received after/).first()).toBeVisible();
});

test('every kind of file that a device’s chain comes in is read', async ({ guardedPage: page, gatehouse, request }) => {
  const made = (name: string) => join(files.folder, name);
  const [certificate, key, chain] = [files.deviceCertificate, files.deviceKey, files.deviceChain];
  openssl(['x509', '-in', certificate, '-outform', 'DER', '-out', made('device.der')]);
  openssl(['crl2pkcs7', '-nocrl', '-certfile', chain, '-out', made('chain.p7b')]);
  openssl([
    'pkcs12',
    '-export',
    '-in',
    chain,
    '-inkey',
    key,
    '-passout',
    `pass:${password}`,
    '-out',
    made('device.p12'),
  ]);

  await openChainCheck({ guardedPage: page, gatehouse, request }, workbenchRoot());
  await expectAccepted(page, [made('device.der'), files.intermediateCertificate]);
  await expectAccepted(page, [made('chain.p7b')]);
  await expectAccepted(page, [made('device.p12')], async () => {
    await page.getByLabel('Password of device.p12').fill('wrong');
    await page.getByRole('button', { name: 'Open' }).click();
    await expect(page.getByText('This password does not open it.')).toBeVisible();
    await page.getByLabel('Password of device.p12').fill(password);
    await page.getByRole('button', { name: 'Open' }).click();
    await expect(page.getByText('Belongs to chain-device')).toBeVisible();
  });
  await page.getByLabel('Paste as text').fill(readFileSync(chain, 'utf8').replaceAll('\n', ' '));
  await expect(page.getByText('This device is accepted')).toBeVisible();
  await expect(page.getByText(/spaces stood for line breaks/).first()).toBeVisible();
});

test('what is not a chain is named for what it is', async ({ guardedPage: page, gatehouse, request }) => {
  await openChainCheck({ guardedPage: page, gatehouse, request });
  const csr = join(files.folder, 'device.csr');
  await page.locator('input[type=file]').setInputFiles([csr, files.deviceKey]);
  await expect(page.getByText('Signing request: not yet a certificate')).toBeVisible();
  await expect(page.getByText('Belongs to no certificate here')).toBeVisible();
  await expect(page.getByText('No certificate was found')).toBeVisible();
});

test('an accepted device is registered, and the platform says what became of it', async ({
  guardedPage: page,
  gatehouse,
  request,
}) => {
  await openChainCheck({ guardedPage: page, gatehouse, request }, workbenchRoot());
  await page.locator('input[type=file]').setInputFiles(files.deviceChain);
  await page.getByRole('button', { name: 'Register this device' }).click();
  const dialog = page.getByRole('dialog', { name: 'Register 1 device' });
  await dialog.getByRole('button', { name: 'Register 1 device' }).click();
  await expect(dialog.getByText('1 device was created')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Register this device' }).click();
  await dialog.getByRole('button', { name: 'Register 1 device' }).click();
  await expect(dialog.getByRole('cell', { name: 'Registered already' })).toBeVisible();
});

test('the commands to take away reproduce the verdict with the real openssl', async ({
  guardedPage: page,
  gatehouse,
  request,
}) => {
  await openChainCheck({ guardedPage: page, gatehouse, request }, workbenchRoot());
  await page.locator('input[type=file]').setInputFiles(files.deviceChain);
  const command = await page.getByRole('group', { name: 'The verdict with openssl' }).innerText();
  const words = command
    .replaceAll('\\\n', ' ')
    .replace('trusted.pem', files.caCertificate)
    .replace('intermediates.pem', files.intermediateCertificate)
    .replace('device.pem', files.deviceCertificate)
    .trim()
    .split(/\s+/);
  expect(words.shift()).toBe('openssl');
  expect(openssl(words)).toContain(': OK');
});
