/** Two admins tune the lifespan at once: a conflict is shown, and an earlier value is restored from the history. */
import { expect, open, signIn, test } from './gatehouse.ts';

test('what somebody else saved meanwhile is shown and not overwritten, and an earlier value can be restored', async ({
  guardedPage: page,
  gatehouse,
  browser,
}) => {
  test.slow();
  const context = await browser.newContext();
  const other = await context.newPage();
  try {
    await signIn(page, gatehouse.url);
    await open(page, 'Token lifespan');
    await signIn(other, gatehouse.url, '/token-lifespan');
    const field = page.getByRole('textbox', { name: 'Lifespan' });
    const save = page.getByRole('button', { name: 'Save' });
    const inForce = page.getByRole('region', { name: 'In force' });
    const history = page.getByRole('region', { name: 'History' });
    await expect(history.getByText('Nobody has changed the lifespan yet.')).toBeVisible();

    await test.step('the option was not set when both began', async () => {
      await field.fill('900');
      await other.getByRole('textbox', { name: 'Lifespan' }).fill('7200');
      await other.getByRole('button', { name: 'Save' }).click();
      await expect(other.getByText('7,200 seconds')).toBeVisible();
      await save.click();
      await expect(page.getByText('Somebody else changed the lifespan meanwhile')).toBeVisible();
      await expect(inForce.getByText('7,200 seconds')).toBeVisible();
      await page.getByRole('button', { name: 'Take the present value' }).click();
      await expect(field).toHaveValue('7200');
    });

    await test.step('the option was set when both began', async () => {
      await other.getByRole('textbox', { name: 'Lifespan' }).fill('1800');
      await field.fill('600');
      await save.click();
      await expect(inForce.getByText('600 seconds', { exact: true })).toBeVisible();
      await other.getByRole('button', { name: 'Save' }).click();
      await expect(other.getByText('Somebody else changed the lifespan meanwhile')).toBeVisible();
      await expect(other.getByText('600 seconds', { exact: true })).toBeVisible();
      await other.getByRole('button', { name: 'Go on with my value' }).click();
      await other.getByRole('button', { name: 'Save' }).click();
      await expect(other.getByText('1,800 seconds')).toBeVisible();
    });

    await test.step('the history tells who and when, and restores', async () => {
      await page.reload();
      await expect(inForce.getByText('1,800 seconds')).toBeVisible();
      await expect(inForce.getByText(/^Since .*by admin$/)).toBeVisible();
      await expect(history.getByRole('listitem')).toHaveCount(4);
      await history.getByRole('button', { name: 'Restore 2 hours' }).click();
      await expect(inForce.getByText('7,200 seconds')).toBeVisible();
      await expect(history.getByRole('listitem')).toHaveCount(5);
      await history.getByRole('button', { name: 'Restore 1 hour' }).click();
      await expect(inForce.getByText('Default', { exact: true })).toBeVisible();
    });
  } finally {
    await context.close();
  }
});
