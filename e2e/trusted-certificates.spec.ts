import { createOpensslFiles } from '#testing/openssl.ts';
import { expect, open, signIn, test } from './gatehouse.ts';

test('a CA made by openssl is judged, added and switched off and on again', async ({
  guardedPage: page,
  gatehouse,
}) => {
  const files = createOpensslFiles({ label: 'Journey' });
  try {
    await signIn(page, gatehouse.url);
    await open(page, 'Trusted certificates');
    await page.getByRole('button', { name: 'Add certificate' }).click();
    await page.locator('input[type=file]').setInputFiles(files.caCertificate);
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('Can be trusted')).toBeVisible();
    await dialog.getByRole('button', { name: 'Add certificate' }).click();
    await expect(page.getByRole('row', { name: /Journey CA/ })).toBeVisible();

    const status = page.getByRole('switch', { name: 'Enabled: Journey CA' });
    await page.getByText('Journey CA').first().waitFor();
    await status.click({ force: true });
    await expect(page.getByText('Journey CA is disabled')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Journey CA is enabled')).toBeVisible();
  } finally {
    files.remove();
  }
});

test('a broken file is named as such and nothing is sent', async ({ guardedPage: page, gatehouse }) => {
  await signIn(page, gatehouse.url);
  await open(page, 'Trusted certificates');
  await page.getByRole('button', { name: 'Add certificate' }).click();
  const broken = Buffer.from('-----BEGIN CERTIFICATE-----\nMIIBkDCCATWgAwIBAgIU\n-----END CERTIFICATE-----\n');
  await page.locator('input[type=file]').setInputFiles({ name: 'ca.pem', mimeType: 'text/plain', buffer: broken });
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/ca\.pem/).first()).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Add certificate/ })).toBeDisabled();
});
