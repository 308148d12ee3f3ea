/** From sign-in to the first token, a changed lifespan and a trusted CA without touching a mouse. */
import type { Locator, Page } from '@playwright/test';
import { createRoot } from '#testing/certificate-factory.ts';
import { adminPassword, expect, test } from './gatehouse.ts';

/** More steps than any page of these journeys has. */
const stepLimit = 80;

/** Presses Tab until this has the focus, as somebody does who looks for it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < stepLimit; step += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${stepLimit} times Tab did not reach ${target.toString()}`);
}

async function openByKeyboard(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('navigation').getByRole('link', { name, exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
}

async function press(page: Page, name: string, role: 'button' | 'link' | 'menuitem' = 'button'): Promise<void> {
  await tabTo(page, page.getByRole(role, { name, exact: true }));
  await page.keyboard.press('Enter');
}

test('the first token, by keyboard alone', async ({ guardedPage: page, gatehouse }) => {
  await test.step('sign in: the first field has the focus', async () => {
    await page.goto(gatehouse.url);
    await expect(page.getByLabel('User name')).toBeFocused();
    await page.keyboard.type('admin');
    await page.keyboard.press('Tab');
    await expect(page.getByLabel('Password')).toBeFocused();
    await page.keyboard.type(adminPassword);
    await page.keyboard.press('Enter');
    await expect(page.getByText('0 of 4 steps done')).toBeVisible();
  });

  await test.step('the first stop on a page leads past the navigation', async () => {
    await page.reload();
    await expect(page.getByText('0 of 4 steps done')).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('#content')).toBeFocused();
  });

  await test.step('a token test', async () => {
    await page.reload();
    await openByKeyboard(page, 'Token test');
    await press(page, 'Create a test device');
    await press(page, 'Run test');
    await expect(page.getByText(/Token received after/).first()).toBeVisible();
    await press(page, 'Log out token');
    await expect(page.getByText('The token is logged out.')).toBeVisible();
  });

  await test.step('the lifespan', async () => {
    await openByKeyboard(page, 'Token lifespan');
    const field = page.getByRole('textbox', { name: 'Lifespan', exact: true });
    await tabTo(page, field);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('900');
    await page.keyboard.press('Enter');
    await expect(page.getByText('900 seconds', { exact: true })).toBeVisible();
  });

  await test.step('a CA is trusted: the dialog holds the focus and gives it back', async () => {
    await openByKeyboard(page, 'Trusted certificates');
    await press(page, 'Add certificate');
    const dialog = page.getByRole('dialog');
    await tabTo(page, dialog.getByRole('textbox').first());
    await page.keyboard.insertText(createRoot({ subject: 'Keyboard CA', notAfter: new Date('2040-01-01') }).pem);
    await expect(dialog.getByText('Can be trusted')).toBeVisible();
    await tabTo(page, dialog.getByRole('button', { name: 'Add certificate', exact: true }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('row', { name: /Keyboard CA/ })).toBeVisible();
    await expect(dialog).toHaveCount(0);
  });

  await test.step('signing out by the account menu', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Account of admin' }));
    await page.keyboard.press('Enter');
    const signOut = page.getByRole('menuitem', { name: 'Sign out', exact: true });
    await expect(signOut).toBeVisible();
    await page.keyboard.press('ArrowUp');
    for (let step = 0; step < stepLimit && !(await isFocused(signOut)); step += 1) await page.keyboard.press('ArrowUp');
    await expect(signOut).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('User name')).toBeVisible();
  });
});

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);
