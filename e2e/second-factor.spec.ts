import type { Page } from '@playwright/test';
import { adminPassword, expect, signIn, test } from './gatehouse.ts';
import { codeOfStep, stepAt } from '#server/platform/second-factor/totp.ts';

/** What an authenticator app does with the text of a QR code. */
function fromBase32(text: string): Uint8Array {
  const bits = Array.from(text, (character) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(character).toString(2).padStart(5, '0'),
  ).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (octet) => Number.parseInt(octet, 2));
}

async function openSecondFactor(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Account of admin' }).click();
  await page.getByRole('menuitem', { name: 'Second factor' }).click();
}

/** Switches it on, and gives its secret and the time step whose code is used up. */
async function switchOn(page: Page): Promise<{ secret: Uint8Array; step: number }> {
  await openSecondFactor(page);
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  const shown = await page.getByRole('dialog').locator('code').textContent();
  const secret = fromBase32((shown ?? '').replaceAll(' ', ''));
  const step = stepAt(new Date());
  await page.getByRole('textbox', { name: 'Code' }).fill(codeOfStep(secret, step));
  await page.getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByText('Your second factor is on')).toBeVisible();
  return { secret, step };
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Account of admin' }).click();
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
}

test('a second factor is set up, asked for at the next sign-in, and a code counts once', async ({
  guardedPage: page,
  gatehouse,
}) => {
  await signIn(page, gatehouse.url);
  const { secret, step } = await switchOn(page);
  await signOut(page);
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password').fill(adminPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const code = page.getByRole('textbox', { name: /authenticator/ });
  await expect(code).toBeFocused();
  await code.fill(codeOfStep(secret, step));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText(/This code was not accepted/)).toBeVisible();
  await code.fill(codeOfStep(secret, step + 1));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
});

test('a second factor is switched off with a code that was not used yet, and the password is enough again', async ({
  guardedPage: page,
  gatehouse,
}) => {
  await signIn(page, gatehouse.url);
  const { secret, step } = await switchOn(page);
  await openSecondFactor(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('On: signing in takes your password and a code.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Code' }).fill(codeOfStep(secret, step));
  await dialog.getByRole('button', { name: 'Switch off' }).click();
  await expect(dialog.getByText('The code is not right')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Code' }).fill(codeOfStep(secret, step + 1));
  await dialog.getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByText('Your second factor is off')).toBeVisible();

  await signOut(page);
  await signIn(page, gatehouse.url);
  await openSecondFactor(page);
  await expect(dialog.getByText('Off: your password alone signs you in.')).toBeVisible();
});

test('a changed password ends other sessions, keeps this one, and is the one to sign in with', async ({
  guardedPage: page,
  gatehouse,
  browser,
}) => {
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, gatehouse.url, '/token-lifespan');
  await signIn(page, gatehouse.url, '/token-lifespan');
  await page.getByRole('button', { name: 'Account of admin' }).click();
  await page.getByRole('menuitem', { name: 'Change password' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Current password').fill('not the one');
  await dialog.getByLabel('New password', { exact: true }).fill('another horse, another battery');
  await dialog.getByLabel('New password again').fill('another horse, another battery');
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await expect(dialog.getByText('The current password is wrong')).toBeVisible();
  await dialog.getByLabel('Current password').fill(adminPassword);
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password is changed')).toBeVisible();

  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Token lifespan' })).toBeVisible();
  await elsewhere.reload();
  await elsewhere.getByLabel('User name').fill('admin');
  await elsewhere.getByLabel('Password').fill(adminPassword);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere.getByText(/User name or password is not right/)).toBeVisible();
  await elsewhere.getByLabel('Password').fill('another horse, another battery');
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Token lifespan' })).toBeVisible();
  await elsewhere.context().close();
});
