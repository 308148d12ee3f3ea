import { expect, test } from 'vitest';
import { FakePlatform, refusal } from '#testing/fake-platform.ts';
import { openConsole } from '#testing/open-console.tsx';

test('when an admin is signed in, the shell shows the page, the tenant and the account', async () => {
  new FakePlatform().on('GET /tenant/tenants/t1001/trusted-certificates', () => refusal(503, 'unavailable'));
  const screen = await openConsole('/trusted-certificates');
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Trusted certificates' })).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Account of admin' })).toBeVisible();
  await expect.element(screen.getByText('localhost (t1001)')).toBeVisible();
});

test('when nobody is signed in, the sign-in page is shown and remembers where to go', async () => {
  new FakePlatform().on('GET /user/currentUser', () => refusal(401, 'session-missing'));
  const screen = await openConsole('/trusted-certificates?search=factory');
  await expect.element(screen.getByRole('textbox', { name: 'User name' })).toBeVisible();
  expect(screen.history.location.href).toBe('/sign-in?back=%2Ftrusted-certificates%3Fsearch%3Dfactory');
});

test('when the platform cannot be reached, the page says so and tries again on request', async () => {
  const platform = new FakePlatform().on('GET /user/currentUser', () => refusal(503, 'unavailable'));
  const screen = await openConsole('/trusted-certificates');
  const notice = screen.getByRole('alert');
  await expect.element(notice.getByText('The platform cannot be reached')).toBeVisible();
  await expect.element(notice.getByText('Request id: req-0123456789')).toBeVisible();
  platform.on('GET /user/currentUser', () => Response.json({ userName: 'admin' }));
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Trusted certificates' })).toBeVisible();
});
