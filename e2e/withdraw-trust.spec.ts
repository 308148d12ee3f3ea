/** A trust anchor with devices is disabled, taken back, and deleted: each with its consequence told before. */
import { createOpensslFiles } from '#testing/openssl.ts';
import { askForToken } from './ask-for-token.ts';
import { expect, open, signIn, test } from './gatehouse.ts';

test('disabling tells the devices and can be undone; deleting wants the name and is final', async ({
  guardedPage: page,
  gatehouse,
}) => {
  const files = createOpensslFiles({ commonName: 'valve-1', label: 'Works' });
  try {
    await signIn(page, gatehouse.url);
    await open(page, 'Trusted certificates');
    await page.getByRole('button', { name: 'Add certificate' }).click();
    await page.locator('input[type=file]').setInputFiles(files.caCertificate);
    await page.getByRole('dialog').getByRole('button', { name: 'Add certificate' }).click();
    await expect(page.getByRole('row', { name: /Works CA/ })).toBeVisible();
    expect(askForToken(gatehouse, files)).toBe('200');
    await page.reload();

    const row = page.getByRole('row', { name: /Works CA/ });
    const status = page.getByRole('switch', { name: 'Enabled: Works CA' });
    await expect(row.getByRole('link', { name: '1 device' })).toBeVisible();

    await test.step('disable, and undo', async () => {
      await status.click({ force: true });
      const dialog = page.getByRole('dialog', { name: 'Disable Works CA?' });
      await expect(dialog.getByText(/1 device came through it last. 1 holds a valid token now/)).toBeVisible();
      await dialog.getByRole('button', { name: 'Disable' }).click();
      await expect(page.getByText('Works CA is disabled')).toBeVisible();
      expect(askForToken(gatehouse, files)).toBe('401');
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(page.getByText('Works CA is enabled')).toBeVisible();
      expect(askForToken(gatehouse, files)).toBe('200');
    });

    await test.step('revoke what came through it', async () => {
      await page.getByRole('button', { name: 'Actions for Works CA' }).click();
      await page.getByRole('menuitem', { name: 'Revoke its tokens' }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByText(/1 device is concerned. 1 has a valid token now/)).toBeVisible();
      await dialog.getByRole('button', { name: 'Revoke tokens' }).click();
      await expect(page.getByText('Tokens of 1 device are revoked')).toBeVisible();
      await expect(row.getByText('no valid token')).toBeVisible();
    });

    await test.step('delete', async () => {
      await page.getByRole('button', { name: 'Actions for Works CA' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      const dialog = page.getByRole('dialog');
      const confirm = dialog.getByRole('button', { name: 'Delete for good' });
      await expect(dialog.getByText(/1 device came through it last/)).toBeVisible();
      await expect(confirm).toBeDisabled();
      await dialog.getByRole('textbox', { name: /Type the name to confirm/ }).fill('Works CA');
      await confirm.click();
      await expect(page.getByText('Works CA is deleted')).toBeVisible();
      await expect(page.getByText('No trusted certificates yet')).toBeVisible();
      expect(askForToken(gatehouse, files)).toBe('401');
    });
  } finally {
    files.remove();
  }
});
