/** The fleet that cannot connect: refused attempts, the reason, the remedy, accepted. */
import { createOpensslFiles } from '#testing/openssl.ts';
import { askForToken } from './ask-for-token.ts';
import { expect, open, signIn, test } from './gatehouse.ts';

test('a refused device is found, its chain checked, its CA trusted, and it gets its token', async ({
  guardedPage: page,
  gatehouse,
}) => {
  const files = createOpensslFiles({ commonName: 'pump-north-1', label: 'Plant North' });
  try {
    await signIn(page, gatehouse.url);
    await expect(page.getByText('0 of 4 steps done')).toBeVisible();

    await test.step('the refusal appears in Activity by itself', async () => {
      await open(page, 'Activity');
      await expect(page.getByText('Live', { exact: true })).toBeVisible();
      expect(askForToken(gatehouse, files)).toBe('401');
      await expect(page.getByRole('row', { name: /pump-north-1/ })).toContainText('Refused');
    });

    await test.step('one click judges the very chain that the device sent', async () => {
      await page.getByRole('link', { name: 'Check chain of pump-north-1' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Chain check' })).toBeVisible();
      await expect(page.getByText('The chain that pump-north-1 presented')).toBeVisible();
      await expect(page.getByText('This device is refused')).toBeVisible();
      await expect(page.getByText('What to do').first()).toBeVisible();
    });

    await test.step('the remedy: the CA is trusted, with auto-registration', async () => {
      await open(page, 'Trusted certificates');
      await page.getByRole('button', { name: 'Add certificate' }).click();
      await page.locator('input[type=file]').setInputFiles(files.caCertificate);
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByText('Can be trusted')).toBeVisible();
      await dialog.getByRole('button', { name: 'Add certificate' }).click();
      await expect(page.getByRole('row', { name: /Plant North CA/ })).toBeVisible();
    });

    await test.step('the same chain is accepted now', async () => {
      await open(page, 'Activity');
      await page.getByRole('link', { name: 'Check chain of pump-north-1' }).click();
      await expect(page.getByText('This device is accepted')).toBeVisible();
    });

    await test.step('the device gets its token, and Activity tells of both attempts', async () => {
      expect(askForToken(gatehouse, files)).toBe('200');
      await open(page, 'Activity');
      await expect(page.getByRole('row', { name: /pump-north-1/ })).toHaveCount(2);
      await expect(page.getByRole('row').nth(1)).toContainText('Accepted');
      await page.getByRole('tab', { name: 'Device users' }).click();
      await expect(page.getByRole('row', { name: /pump-north-1/ })).toContainText('Yes');
    });

    await test.step('its token is revoked, and Overview shows the tenant’s state in place of the steps', async () => {
      await page.getByRole('button', { name: 'Actions for pump-north-1' }).click();
      await page.getByRole('menuitem', { name: 'Revoke its tokens' }).click();
      await page.getByRole('button', { name: 'Revoke tokens' }).click();
      await expect(page.getByText('Tokens of 1 device are revoked')).toBeVisible();
      await expect(page.getByRole('row', { name: /pump-north-1/ })).toContainText('No');
      await page.getByRole('tab', { name: 'Audit records' }).click();
      await expect(page.getByText('Device tokens revoked')).toBeVisible();
      await open(page, 'Overview');
      await expect(page.getByRole('img', { name: /1 accepted, 1 refused/ })).toBeVisible();
      await expect(page.getByText(/1 refused attempt in the last 24 hours/)).toBeVisible();
    });
  } finally {
    files.remove();
  }
});
