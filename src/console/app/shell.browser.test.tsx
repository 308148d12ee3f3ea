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

test('when there is no session cookie, the platform is not even asked', async () => {
  const platform = new FakePlatform();
  document.cookie = 'XSRF-TOKEN=; max-age=0';
  const screen = await openConsole('/trusted-certificates');
  await expect.element(screen.getByRole('textbox', { name: 'User name' })).toBeVisible();
  expect(platform.callsTo('GET /user/currentUser')).toEqual([]);
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

test('when an admin signs out, the session ends and the sign-in form is ready', async () => {
  const platform = new FakePlatform()
    .on('POST /user/logout', () => new Response(null, { status: 200 }))
    .on('GET /tenant/loginOptions', () => Response.json({ loginOptions: [{ type: 'OAUTH2_INTERNAL' }] }));
  const screen = await openConsole('/trusted-certificates');
  await screen.getByRole('button', { name: 'Account of admin' }).click();
  await screen.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect.element(screen.getByRole('textbox', { name: 'User name' })).toBeVisible();
  expect(platform.callsTo('POST /user/logout')).toHaveLength(1);
});

test('when another page is opened by its link, the focus goes to its heading', async () => {
  new FakePlatform().on('GET /tenant/tenants/t1001/trusted-certificates', () => refusal(503, 'unavailable'));
  const screen = await openConsole('/trusted-certificates');
  await screen.getByRole('link', { name: 'Chain check' }).click();
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Chain check' })).toHaveFocus();
});
