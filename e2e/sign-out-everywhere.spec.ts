import { expect, signIn, test } from './gatehouse.ts';

test('a session that was left open elsewhere ends at its next request, and leads back to the same page', async ({
  guardedPage: page,
  gatehouse,
  browser,
}) => {
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, gatehouse.url, '/activity?tab=audit');
  await expect(elsewhere.getByRole('tab', { name: 'Audit records' })).toHaveAttribute('aria-selected', 'true');
  await signIn(page, gatehouse.url);

  await page.getByRole('button', { name: 'Account of admin' }).click();
  await page.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
  await expect(page.getByText(/Ends every session of yours/)).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();

  await elsewhere.getByRole('navigation').getByRole('link', { name: 'Trusted certificates' }).click();
  await expect(elsewhere.getByText(/Your session has ended/)).toBeVisible();
  await elsewhere.getByLabel('User name').fill('admin');
  await elsewhere.getByLabel('Password').fill('correct horse battery');
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Trusted certificates' })).toBeVisible();
  await elsewhere.context().close();
});
