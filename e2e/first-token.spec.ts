import { expect, open, signIn, test } from './gatehouse.ts';

test('from nothing to a token, a shorter lifespan, and a logout that holds', async ({ guardedPage: page, gatehouse }) => {
  await signIn(page, gatehouse.url);

  await test.step('a test device is made in the browser and gets a token of one hour', async () => {
    await open(page, 'Token test');
    await page.getByRole('button', { name: 'Create a test device' }).click();
    await page.getByRole('button', { name: 'Run test' }).click();
    await expect(page.getByTestId('token-lifetime')).toContainText('3600');
  });

  await test.step('the lifespan is set to the minimum', async () => {
    await open(page, 'Token lifespan');
    await page.getByRole('textbox', { name: 'Lifespan' }).fill('300');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByTestId('lifespan-in-force')).toContainText('300');
  });

  await test.step('a new token lives 300 seconds', async () => {
    await open(page, 'Token test');
    await page.getByRole('button', { name: 'Run test' }).click();
    await expect(page.getByTestId('token-lifetime')).toContainText('300');
  });

  await test.step('the token is logged out and refused from then on, the admin stays signed in', async () => {
    await page.getByRole('button', { name: 'Log out token' }).click();
    await expect(page.getByText('401')).toBeVisible();
    await open(page, 'Trusted certificates');
    await expect(page.getByRole('navigation')).toBeVisible();
  });
});
