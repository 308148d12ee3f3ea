import { expect, signIn, test } from './gatehouse.ts';

const partMissing = /ERR_INTERNET_DISCONNECTED|Unable to preload|dynamically imported/;
test.use({ expectedComplaints: [[partMissing], { scope: 'test' }] });

test('a part of the console that could not be fetched is told as what it is, and comes once the platform answers again', async ({
  guardedPage: page,
  gatehouse,
}) => {
  await signIn(page, gatehouse.url, '/trusted-certificates');
  await expect(page.getByText('No trusted certificates yet')).toBeVisible();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Add certificate' }).first().click();
  await expect(page.getByText('The platform cannot be reached')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('The platform cannot be reached')).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('dialog', { name: /Add/ })).toBeVisible();
});
