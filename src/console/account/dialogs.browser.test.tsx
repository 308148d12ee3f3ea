import { cleanNotifications } from '@mantine/notifications';
import { afterEach, describe, expect, test } from 'vitest';
import { FakePlatform, jsonReply, refusal } from '#testing/fake-platform.ts';
import { openConsole } from '#testing/open-console.tsx';

afterEach(() => cleanNotifications());

type Screen = Awaited<ReturnType<typeof openConsole>>;

const empty = () => new Response(null, { status: 204 });
const activity = '/user/currentUser/totpSecret/activity';
const secret = {
  rawSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  secretQrUrl: 'otpauth://totp/localhost:admin?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
};

/** Signed in on a platform of our own, or on a remote tenant. */
function signedIn(mode: 'embedded' | 'remote' = 'embedded'): FakePlatform {
  return new FakePlatform()
    .on('GET /tenant/loginOptions', () => jsonReply({ loginOptions: [{ type: 'OAUTH2_INTERNAL' }] }))
    .on('GET /service/gatehouse/connection', () => jsonReply({ mode, deviceEndpoint: 'https://x:8443', ownCa: true }));
}

async function openFromMenu(name: string): Promise<Screen> {
  const screen = await openConsole('/token-lifespan');
  await screen.getByRole('button', { name: 'Account of admin' }).click();
  await screen.getByRole('menuitem', { name, exact: true }).click();
  await expect.element(screen.getByRole('dialog', { name })).toBeVisible();
  return screen;
}

describe('the password', () => {
  const path = 'PUT /user/currentUser/password';

  async function enter(screen: Screen, current: string, wanted: string, repeated = wanted) {
    const dialog = screen.getByRole('dialog');
    await dialog.getByLabelText('Current password').fill(current);
    await dialog.getByLabelText('New password', { exact: true }).fill(wanted);
    await dialog.getByLabelText('New password again').fill(repeated);
    await dialog.getByRole('button', { name: 'Change password' }).click();
  }

  test('when it is changed, the dialog closes and says what ended', async () => {
    const platform = signedIn().on(path, () => new Response(null, { status: 200 }));
    const screen = await openFromMenu('Change password');
    await enter(screen, 'the old one', 'correct horse battery staple');
    await expect.element(screen.getByText('Your other sessions have ended.')).toBeVisible();
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
    expect(JSON.parse(platform.callsTo(path)[0]?.body ?? '')).toEqual({
      currentUserPassword: 'the old one',
      newPassword: 'correct horse battery staple',
    });
  });

  test('when the current one is wrong, its field says so and has the focus', async () => {
    signedIn().on(path, () => refusal(403, 'current-password-wrong'));
    const screen = await openFromMenu('Change password');
    await enter(screen, 'wrong', 'correct horse battery staple');
    const field = screen.getByLabelText('Current password');
    await expect.element(field).toHaveAccessibleDescription(/current password is wrong/);
    await expect.element(field).toHaveFocus();
  });

  test('when the platform does not take the new one, the field gives its reason', async () => {
    signedIn().on(path, () => refusal(422, 'password-unacceptable', 'The new password was used before.'));
    const screen = await openFromMenu('Change password');
    await enter(screen, 'the old one', 'correct horse battery staple');
    const field = screen.getByLabelText('New password', { exact: true });
    await expect.element(field).toHaveAccessibleDescription(/was used before/);
  });

  test('when the new one is too short or not repeated, nothing is sent', async () => {
    const platform = signedIn();
    const screen = await openFromMenu('Change password');
    await enter(screen, 'the old one', 'short', 'other');
    await expect.element(screen.getByText('At least 8 characters', { exact: true })).toBeVisible();
    await expect.element(screen.getByText('This is not the same as above')).toBeVisible();
    await expect.element(screen.getByText('Strength: weak')).toBeVisible();
    expect(platform.callsTo(path)).toEqual([]);
  });

  test('after too many guesses, the dialog says how long to wait', async () => {
    signedIn().on(path, () => {
      const tooMany = { error: 'security/Too Many Requests', message: '', details: { code: 'too-many-attempts' } };
      return jsonReply(tooMany, 429, { 'Retry-After': '90' });
    });
    const screen = await openFromMenu('Change password');
    await enter(screen, 'a guess', 'correct horse battery staple');
    await expect.element(screen.getByText('Try again in 1 minute and 30 seconds.')).toBeVisible();
  });

  test('when the platform fails, the dialog stays and offers what to do', async () => {
    signedIn().on(path, () => refusal(503, 'unavailable'));
    const screen = await openFromMenu('Change password');
    await enter(screen, 'the old one', 'correct horse battery staple');
    await expect.element(screen.getByText('The platform cannot be reached').first()).toBeVisible();
    await expect.element(screen.getByLabelText('Current password')).toHaveValue('the old one');
  });
});

describe('the second factor', () => {
  test('when it is off, it is set up with a secret, its picture and a first code', async () => {
    const platform = signedIn()
      .on(`GET ${activity}`, () => jsonReply({ isActive: false }))
      .on('POST /user/currentUser/totpSecret', () => jsonReply(secret))
      .on('POST /user/currentUser/totpSecret/verify', empty)
      .on(`POST ${activity}`, empty);
    const screen = await openFromMenu('Second factor');
    await screen.getByRole('button', { name: 'Set up' }).click();
    await expect.element(screen.getByRole('img', { name: /QR code/ })).toBeVisible();
    await expect.element(screen.getByText('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP')).toBeVisible();
    await screen.getByRole('textbox', { name: 'Code' }).fill('123 456');
    await screen.getByRole('button', { name: 'Switch on' }).click();
    await expect.element(screen.getByText('Your second factor is on')).toBeVisible();
    expect(platform.callsTo('POST /user/currentUser/totpSecret/verify')[0]?.body).toBe('{"code":"123 456"}');
    expect(platform.callsTo(`POST ${activity}`)[0]?.body).toBe('{"isActive":true}');
  });

  test('when the first code is wrong, it stays off and the secret stays', async () => {
    const platform = signedIn()
      .on(`GET ${activity}`, () => jsonReply({ isActive: false }))
      .on('POST /user/currentUser/totpSecret', () => jsonReply(secret))
      .on('POST /user/currentUser/totpSecret/verify', () => refusal(403, 'second-factor-code-wrong'));
    const screen = await openFromMenu('Second factor');
    await screen.getByRole('button', { name: 'Set up' }).click();
    await screen.getByRole('textbox', { name: 'Code' }).fill('000000');
    await screen.getByRole('button', { name: 'Switch on' }).click();
    await expect.element(screen.getByText('The code is not right')).toBeVisible();
    expect(platform.callsTo('POST /user/currentUser/totpSecret')).toHaveLength(1);
    expect(platform.callsTo(`POST ${activity}`)).toEqual([]);
  });

  test('when it is on, it is switched off with a code', async () => {
    const platform = signedIn()
      .on(`GET ${activity}`, () => jsonReply({ isActive: true }))
      .on(`POST ${activity}`, empty);
    const screen = await openFromMenu('Second factor');
    await screen.getByRole('textbox', { name: 'Code' }).fill('123456');
    await screen.getByRole('button', { name: 'Switch off' }).click();
    await expect.element(screen.getByText('Your second factor is off')).toBeVisible();
    expect(platform.callsTo(`POST ${activity}`)[0]?.body).toBe('{"isActive":false,"code":"123456"}');
  });

  test('when the tenant demands one, switching off says so', async () => {
    signedIn()
      .on(`GET ${activity}`, () => jsonReply({ isActive: true }))
      .on(`POST ${activity}`, () => refusal(403, 'second-factor-enforced'));
    const screen = await openFromMenu('Second factor');
    await screen.getByRole('textbox', { name: 'Code' }).fill('123456');
    await screen.getByRole('button', { name: 'Switch off' }).click();
    await expect.element(screen.getByText('This tenant demands a second factor')).toBeVisible();
  });

  test('when its state cannot be read, the dialog says why and tries again', async () => {
    const platform = signedIn().on(`GET ${activity}`, () => refusal(503, 'unavailable'));
    const screen = await openFromMenu('Second factor');
    await expect.element(screen.getByText('The platform cannot be reached').first()).toBeVisible();
    platform.on(`GET ${activity}`, () => jsonReply({ isActive: false }));
    await screen.getByRole('dialog').getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByText(/Off: your password alone/)).toBeVisible();
  });
});

describe('signing out everywhere', () => {
  const path = 'DELETE /service/gatehouse/own-sessions';

  test('when it is confirmed, every session ends and the sign-in form is ready', async () => {
    const platform = signedIn().on(path, empty);
    const screen = await openFromMenu('Sign out everywhere');
    await expect.element(screen.getByText(/Tokens of devices and sessions of other people/)).toBeVisible();
    await screen.getByRole('button', { name: 'Sign out everywhere' }).click();
    await expect.element(screen.getByRole('textbox', { name: 'User name' })).toBeVisible();
    expect(platform.callsTo(path)[0]?.query.get('others')).toBeNull();
  });

  test('when this session is to stay, only the others end', async () => {
    const platform = signedIn().on(path, empty);
    const screen = await openFromMenu('Sign out everywhere');
    await screen.getByRole('switch', { name: 'Stay signed in here' }).click();
    await screen.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await expect.element(screen.getByText('Your other sessions have ended')).toBeVisible();
    expect(platform.callsTo(path)[0]?.query.get('others')).toBe('true');
    expect(screen.history.location.pathname).toBe('/token-lifespan');
  });

  test('when the platform refuses, the dialog says so and nothing has ended', async () => {
    signedIn().on(path, () => refusal(503, 'unavailable'));
    const screen = await openFromMenu('Sign out everywhere');
    await screen.getByRole('button', { name: 'Sign out everywhere' }).click();
    await expect.element(screen.getByText('The platform cannot be reached').first()).toBeVisible();
    expect(screen.history.location.pathname).toBe('/token-lifespan');
  });
});

describe('a remote tenant', () => {
  test('when it has no second factor for its users, neither that nor signing out everywhere is offered', async () => {
    const platform = signedIn('remote').on(`GET ${activity}`, () => refusal(404, 'not-found'));
    const screen = await openConsole('/token-lifespan');
    await screen.getByRole('button', { name: 'Account of admin' }).click();
    await expect.element(screen.getByRole('menuitem', { name: 'Change password' })).toBeVisible();
    await expect.poll(() => platform.callsTo(`GET ${activity}`)).toHaveLength(1);
    await expect.element(screen.getByRole('menuitem', { name: 'Second factor' })).not.toBeInTheDocument();
    await expect.element(screen.getByRole('menuitem', { name: 'Sign out everywhere' })).not.toBeInTheDocument();
  });

  test('when it has one, it is offered', async () => {
    signedIn('remote').on(`GET ${activity}`, () => jsonReply({ isActive: false }));
    const screen = await openConsole('/token-lifespan');
    await screen.getByRole('button', { name: 'Account of admin' }).click();
    await expect.element(screen.getByRole('menuitem', { name: 'Second factor' })).toBeVisible();
  });
});
