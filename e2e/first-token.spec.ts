import { expect, open, signIn, test } from './gatehouse.ts';

test('from nothing to a token, a shorter lifespan, and a logout that holds', async ({
  guardedPage: page,
  gatehouse,
}) => {
  await signIn(page, gatehouse.url);
  const lifetime = page.getByRole('row', { name: /^Lifetime/ });

  await test.step('a test device is made in the browser and gets a token of one hour', async () => {
    await open(page, 'Token test');
    await page.getByRole('button', { name: 'Create a test device' }).click();
    await page.getByRole('button', { name: 'Run test' }).click();
    await expect(page.getByText(/Token received after/).first()).toBeVisible();
    await expect(lifetime).toContainText('1 hour As the tenant option says.');
    await expect(page.getByRole('cell', { name: 'Verified with the key that the platform publishes' })).toBeVisible();
  });

  await test.step('the platform names the device by that token', async () => {
    await page.getByRole('button', { name: 'Call the API with it' }).click();
    await expect(page.getByText(/The platform takes the token for device_/)).toBeVisible();
  });

  await test.step('the lifespan is set to the minimum', async () => {
    await open(page, 'Token lifespan');
    await page.getByRole('textbox', { name: 'Lifespan' }).fill('300');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('300 seconds', { exact: true })).toBeVisible();
  });

  await test.step('a new token lives 300 seconds', async () => {
    await open(page, 'Token test');
    await page.getByRole('button', { name: 'Create a test device' }).click();
    await page.getByRole('button', { name: 'Run test' }).click();
    await expect(lifetime).toContainText('5 minutes As the tenant option says.');
  });

  await test.step('the token is logged out and refused with 401 from then on', async () => {
    await page.getByRole('button', { name: 'Log out token' }).click();
    await expect(page.getByText('The token is logged out.')).toBeVisible();
    await expect(page.getByText('Status 401').first()).toBeVisible();
    await expect(page.getByText(/refused with 401 from then on/)).toBeVisible();
  });

  await test.step('the admin is still signed in, and the test CAs can be removed', async () => {
    await page.getByRole('button', { name: 'Remove the test CA' }).click();
    await expect(page.getByText('The test CA is no longer trusted').first()).toBeVisible();
    await page.getByRole('button', { name: 'Remove it' }).click();
    await expect(page.getByRole('button', { name: /^Remove/ })).toHaveCount(0);
    await open(page, 'Trusted certificates');
    await expect(page.getByText('No trusted certificates yet')).toBeVisible();
    await page.goto(`${gatehouse.url}/activity?tab=devices`);
    await expect(page.getByText('No device users yet')).toBeVisible();
  });
});

test('a session that ended leads to sign-in and back to the same page', async ({ guardedPage: page, gatehouse }) => {
  await signIn(page, gatehouse.url, '/token-lifespan');
  await expect(page.getByRole('heading', { level: 1, name: 'Token lifespan' })).toBeVisible();
  await page.context().clearCookies();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});
