import { adminPassword, expect, open, signIn, test } from './gatehouse.ts';

const refused: [entered: string, reason: RegExp][] = [
  ['299', /At least 300 seconds/],
  ['', /Enter a whole number/],
  ['1.5', /Enter a whole number/],
  ['soon', /Enter a whole number/],
];

test('a lifespan that the platform would refuse is refused in the field at once', async ({
  guardedPage: page,
  gatehouse,
}) => {
  await signIn(page, gatehouse.url);
  await open(page, 'Token lifespan');
  const field = page.getByRole('textbox', { name: 'Lifespan' });
  for (const [entered, reason] of refused) {
    await field.fill(entered);
    await expect(page.getByText(reason)).toBeVisible();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(reason)).toBeVisible();
    await expect(page.getByText('3,600 seconds')).toBeVisible();
  }
  await field.fill('300');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('300 seconds', { exact: true })).toBeVisible();
});

test('the server refuses it as well and says the rule', async ({ gatehouse, request }) => {
  const path = `${gatehouse.url}/tenant/options/oauth.internal/device-token.lifespan.seconds`;
  const authorization = `Basic ${Buffer.from(`admin:${adminPassword}`).toString('base64')}`;
  for (const value of ['299', '', '1.5', 'soon']) {
    const answer = await request.put(path, { headers: { authorization }, data: { value } });
    expect(answer.status()).toBe(422);
    expect(((await answer.json()) as { message: string }).message).toContain('300');
  }
  const accepted = await request.put(path, { headers: { authorization }, data: { value: '300' } });
  expect(accepted.status()).toBe(200);
});
