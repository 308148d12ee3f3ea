import { expect, test } from 'vitest';
import { askForSession } from '#console/api/early-session.ts';
import { FakePlatform, refusal } from '#testing/fake-platform.ts';
import { openConsole } from '#testing/open-console.tsx';

const sessionCall = 'GET /user/currentUser';

test('when the session was asked for early, the first page does not ask again', async () => {
  const platform = new FakePlatform();
  askForSession();
  const screen = await openConsole('/token-test');
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Token test' })).toBeVisible();
  const [call, ...others] = platform.callsTo(sessionCall);
  expect(others).toEqual([]);
  expect(call?.headers.get('Accept')).toBe('application/vnd.com.nsn.cumulocity.currentUser+json');
  expect(call?.headers.get('X-XSRF-TOKEN')).toBe('test-xsrf-token');
});

test('when the first page needed no session, a later one asks anew', async () => {
  const platform = new FakePlatform();
  askForSession();
  const screen = await openConsole('/no-such-page');
  await screen.getByRole('link').first().click();
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  expect(platform.callsTo(sessionCall)).toHaveLength(2);
});

test('when the early call finds the session over, the sign-in form opens', async () => {
  new FakePlatform().on(sessionCall, () => refusal(401, 'session-missing'));
  askForSession();
  const screen = await openConsole('/token-test');
  await expect.element(screen.getByLabelText('Password')).toBeVisible();
});
