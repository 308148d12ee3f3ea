/** One device's certificate is revoked: by serial number, on the tenant's list, which openssl reads. */
import { createOpensslFiles, openssl } from '#testing/openssl.ts';
import { askForToken } from './ask-for-token.ts';
import { expect, open, signIn, test } from './gatehouse.ts';

test('a revoked device is refused once the check is on, and the CRL names it', async ({
  guardedPage: page,
  gatehouse,
}) => {
  const files = createOpensslFiles({ commonName: 'stolen-1', label: 'Depot' });
  try {
    const serial = openssl(['x509', '-in', files.deviceCertificate, '-noout', '-serial']).trim().replace('serial=', '');
    await signIn(page, gatehouse.url);
    await open(page, 'Trusted certificates');
    await page.getByRole('button', { name: 'Add certificate' }).click();
    await page.locator('input[type=file]').setInputFiles(files.caCertificate);
    await page.getByRole('dialog').getByRole('button', { name: 'Add certificate' }).click();
    await expect(page.getByRole('row', { name: /Depot CA/ })).toBeVisible();
    expect(askForToken(gatehouse, files)).toBe('200');

    await page.getByRole('tab', { name: 'Revocation' }).click();
    await expect(page.getByText('Revocations count for nothing now')).toBeVisible();
    await expect(page.getByText('No serial number is revoked.')).toBeVisible();

    await test.step('it is said before that nothing can be taken back', async () => {
      await page
        .getByRole('textbox', { name: 'Serial numbers, one a line' })
        .fill(serial.match(/../g)?.join(':') ?? '');
      await page.getByRole('button', { name: 'Revoke', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Revoke 1 serial number?' });
      await expect(dialog.getByText(/This cannot be taken back/)).toBeVisible();
      await dialog.getByRole('button', { name: 'Revoke for good' }).click();
      await expect(page.getByText(/They count for nothing until the check/)).toBeVisible();
      expect(askForToken(gatehouse, files)).toBe('200');
    });

    await test.step('with the check on, the device is refused at its next request', async () => {
      await page.getByRole('button', { name: 'Switch the check on' }).click();
      await expect(page.getByRole('switch', { name: /^Check the tenant’s own list/ })).toBeChecked();
      expect(askForToken(gatehouse, files)).toBe('401');
    });

    await test.step('the list to take away is a CRL', async () => {
      const list = page.getByRole('region', { name: 'The tenant’s revocation list' });
      await expect(list.getByText(serial.toLowerCase(), { exact: true })).toBeVisible();
      const download = page.waitForEvent('download');
      await list.getByRole('button', { name: 'Download the CRL' }).click();
      const path = await (await download).path();
      expect(openssl(['crl', '-inform', 'DER', '-in', path, '-noout', '-text'])).toContain(`Serial Number: ${serial}`);
    });

    await test.step('the template can be filled in and given back', async () => {
      const file = { name: 'more.csv', mimeType: 'text/csv', buffer: Buffer.from('SERIALNO,DATE\r\nABCDEF,\r\n') };
      await page.getByRole('region', { name: 'Revoke certificates' }).locator('input[type=file]').setInputFiles(file);
      await expect(page.getByText('more.csv: 1 serial number')).toBeVisible();
      await page.getByRole('button', { name: 'Revoke those of the file' }).click();
      await page.getByRole('button', { name: 'Revoke for good' }).click();
      await expect(page.getByText('2 revoked serial numbers')).toBeVisible();
    });
  } finally {
    files.remove();
  }
});
