import { afterEach, expect, test } from 'vitest';
import { forgetEntries } from '#console/api/kept-entry.ts';
import { FakePlatform, jsonReply, refusal } from '#testing/fake-platform.ts';
import { openConsole } from '#testing/open-console.tsx';

afterEach(() => forgetEntries());

const option = '/tenant/options/oauth.internal/device-token.lifespan.seconds';

/** A platform whose session ends at the next save; afterwards `userName` may sign in. */
function endingPlatform(userName: string): FakePlatform {
  const platform = new FakePlatform();
  return platform
    .on('GET /tenant/loginOptions', () => jsonReply({ loginOptions: [{ type: 'OAUTH2_INTERNAL' }] }))
    .on(`GET ${option}`, () => refusal(404, 'option-not-found'))
    .on(`PUT ${option}`, () => refusal(401, 'session-missing'))
    .on('POST /tenant/options', () => refusal(401, 'session-missing'))
    .on('POST /tenant/oauth', () => {
      const role = { id: 'ROLE_OPTION_MANAGEMENT_ADMIN', name: 'ROLE_OPTION_MANAGEMENT_ADMIN' };
      platform.on('GET /user/currentUser', () => jsonReply({ id: userName, userName, effectiveRoles: [role] }));
      return new Response(null, { status: 200 });
    });
}

async function typeAndLoseTheSession() {
  const screen = await openConsole('/token-lifespan');
  await screen.getByRole('textbox', { name: 'Lifespan' }).fill('1234');
  await screen.getByRole('button', { name: 'Save' }).click();
  await expect.element(screen.getByText(/Your session has ended/)).toBeVisible();
  return screen;
}

async function signIn(screen: Awaited<ReturnType<typeof openConsole>>, userName: string) {
  await screen.getByRole('textbox', { name: 'User name' }).fill(userName);
  await screen.getByLabelText('Password').fill('right');
  await screen.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Token lifespan' })).toBeVisible();
}

test('when the session ends in the middle of work, the same page comes back with what was typed', async () => {
  endingPlatform('admin');
  const screen = await typeAndLoseTheSession();
  await signIn(screen, 'admin');
  await expect.element(screen.getByRole('textbox', { name: 'Lifespan' })).toHaveValue('1234');
});

test('when somebody else signs in after, nothing of it is shown', async () => {
  endingPlatform('somebody-else');
  const screen = await typeAndLoseTheSession();
  await signIn(screen, 'somebody-else');
  await expect.element(screen.getByRole('textbox', { name: 'Lifespan' })).toHaveValue('3600');
});
