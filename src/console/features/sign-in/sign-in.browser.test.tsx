import { expect, test } from 'vitest';
import { xsrfCookie } from '#contract/session-cookies.ts';
import { FakePlatform, jsonReply, refusal } from '#testing/fake-platform.ts';
import { openConsole } from '#testing/open-console.tsx';

function signedOutPlatform(): FakePlatform {
  const platform = new FakePlatform();
  platform.on('GET /tenant/loginOptions', () => jsonReply({ loginOptions: [{ type: 'OAUTH2_INTERNAL' }] }));
  return platform;
}

async function fillIn(screen: Awaited<ReturnType<typeof openConsole>>, userName: string, password: string) {
  await screen.getByRole('textbox', { name: 'User name' }).fill(userName);
  await screen.getByLabelText('Password').fill(password);
  await screen.getByRole('button', { name: 'Sign in' }).click();
}

test('when the password is right, the page that was asked for opens', async () => {
  const platform = signedOutPlatform().on('POST /tenant/oauth', () => new Response(null, { status: 200 }));
  const screen = await openConsole('/sign-in?back=%2Ftrusted-certificates%3Fsearch%3Dfactory');
  await fillIn(screen, 't1001/admin', 'correct horse');
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Trusted certificates' })).toBeVisible();
  expect(screen.history.location.href).toBe('/trusted-certificates?search=factory');
  const [call] = platform.callsTo('POST /tenant/oauth');
  expect(call?.query.get('tenant_id')).toBe('t1001');
  expect(call?.body).toBe('grant_type=PASSWORD&username=admin&password=correct+horse');
});

test('when the password is wrong, the page says so and keeps what was typed', async () => {
  signedOutPlatform().on('POST /tenant/oauth', () => refusal(401, 'credentials-invalid'));
  const screen = await openConsole('/sign-in');
  await fillIn(screen, 'admin', 'wrong');
  await expect.element(screen.getByText(/User name or password is not right/)).toBeVisible();
  await expect.element(screen.getByLabelText('Password')).toHaveFocus();
  await expect.element(screen.getByRole('textbox', { name: 'User name' })).toHaveValue('admin');
});

test('when a field is empty, nothing is sent', async () => {
  const platform = signedOutPlatform();
  const screen = await openConsole('/sign-in');
  await screen.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(screen.getByText('Fill this in').first()).toBeVisible();
  expect(platform.callsTo('POST /tenant/oauth')).toEqual([]);
});

test('when there were too many attempts, the page says how long to wait', async () => {
  signedOutPlatform().on('POST /tenant/oauth', () =>
    jsonReply({ error: 'security/Too Many Requests', message: 'Slow down' }, 429, { 'Retry-After': '17' }),
  );
  const screen = await openConsole('/sign-in');
  await fillIn(screen, 'admin', 'wrong');
  await expect.element(screen.getByText('Try again in 17 seconds.')).toBeVisible();
});

test('when the tenant wants a second factor, its code is asked for and sent', async () => {
  const platform = signedOutPlatform().on('POST /tenant/oauth', ({ body }) =>
    body.includes('tfa_code=123456')
      ? new Response(null, { status: 200 })
      : jsonReply({ error: 'security/Unauthorized', message: 'TOTP code required' }, 401),
  );
  const screen = await openConsole('/sign-in');
  await fillIn(screen, 'admin', 'right');
  await screen.getByRole('textbox', { name: /authenticator/ }).fill('123456');
  await screen.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  expect(platform.callsTo('POST /tenant/oauth')).toHaveLength(2);
});

test('when the code is wrong, the page says so and the code is asked for again', async () => {
  signedOutPlatform().on('POST /tenant/oauth', ({ body }) =>
    body.includes('tfa_code') ? refusal(401, 'second-factor-invalid') : refusal(401, 'second-factor-required'),
  );
  const screen = await openConsole('/sign-in');
  await fillIn(screen, 'admin', 'right');
  const code = screen.getByRole('textbox', { name: /authenticator/ });
  await expect.element(code).toHaveFocus();
  await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();
  await code.fill('000000');
  await screen.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(screen.getByText(/This code was not accepted/)).toBeVisible();
  await expect.element(code).toHaveFocus();
});

test('when the tenant demands a second factor that is not set up, it is set up on the spot', async () => {
  const secret = { rawSecret: 'JBSWY3DPEHPK3PXP', secretQrUrl: 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP' };
  const done = () => new Response(null, { status: 204 });
  const platform = signedOutPlatform()
    .on('POST /tenant/oauth', ({ body }) =>
      body.includes('tfa_code=654321')
        ? new Response(null, { status: 200 })
        : refusal(401, 'second-factor-setup-required', 'TFA TOTP setup required'),
    )
    .on('POST /user/currentUser/totpSecret', () => jsonReply(secret))
    .on('POST /user/currentUser/totpSecret/verify', done)
    .on('POST /user/currentUser/totpSecret/activity', done);
  const screen = await openConsole('/sign-in');
  await fillIn(screen, 't1001/jörg', 'right');
  await expect.element(screen.getByText(/Your tenant demands a second factor/)).toBeVisible();
  await screen.getByRole('textbox', { name: 'Code' }).fill('123456');
  await screen.getByRole('button', { name: 'Switch on' }).click();
  await expect.element(screen.getByText(/Every code counts once/)).toBeVisible();
  await screen.getByRole('textbox', { name: /authenticator/ }).fill('654321');
  await screen.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  const [call] = platform.callsTo('POST /user/currentUser/totpSecret');
  expect(call?.headers.get('Authorization')).toBe('Basic dDEwMDEvasO2cmc6cmlnaHQ=');
  expect(call?.credentials).toBe('omit');
});

test('when the tenant takes passwords and single sign-on, both are offered', async () => {
  const external = { type: 'OAUTH2', initRequest: 'https://tenant.example.com/tenant/oauth?response_type=code' };
  const options = [{ type: 'OAUTH2_INTERNAL', visibleOnLoginPage: true }, external];
  new FakePlatform().on('GET /tenant/loginOptions', () => jsonReply({ loginOptions: options }));
  const screen = await openConsole('/sign-in');
  await expect.element(screen.getByRole('link', { name: 'Or with single sign-on' })).toHaveAttribute('href');
  await expect.element(screen.getByLabelText('Password')).toBeVisible();
});

test('when passwords are only for programs, single sign-on alone is offered', async () => {
  const external = { type: 'OAUTH2', initRequest: 'https://tenant.example.com/tenant/oauth?response_type=code' };
  const options = [{ type: 'BASIC', visibleOnLoginPage: false }, external];
  new FakePlatform().on('GET /tenant/loginOptions', () => jsonReply({ loginOptions: options }));
  const screen = await openConsole('/sign-in');
  await expect.element(screen.getByRole('link', { name: 'Go to single sign-on' })).toBeVisible();
  await expect.element(screen.getByLabelText('Password')).not.toBeInTheDocument();
});

test('when the address of single sign-on is a script, it is not offered', async () => {
  const option = { type: 'OAUTH2', initRequest: 'javascript:alert(1)' };
  new FakePlatform().on('GET /tenant/loginOptions', () => jsonReply({ loginOptions: [option] }));
  const screen = await openConsole('/sign-in');
  await expect.element(screen.getByText('This tenant uses single sign-on')).toBeVisible();
  await expect.element(screen.getByRole('link')).not.toBeInTheDocument();
});

test('when a password manager looks at the form, it finds what it needs', async () => {
  signedOutPlatform();
  const screen = await openConsole('/sign-in');
  await expect.element(screen.getByLabelText('User name')).toHaveAttribute('autocomplete', 'username');
  await expect.element(screen.getByLabelText('Password')).toHaveAttribute('autocomplete', 'current-password');
});

test('when the platform cannot be reached, the page says so and keeps what was typed', async () => {
  signedOutPlatform().on('POST /tenant/oauth', () => refusal(503, 'unavailable'));
  const screen = await openConsole('/sign-in');
  await fillIn(screen, 'admin', 'right');
  await expect.element(screen.getByText('The platform cannot be reached')).toBeVisible();
  await expect.element(screen.getByLabelText('Password')).toHaveValue('right');
});

test('when no session comes of it, that is said instead of showing the form once more', async () => {
  signedOutPlatform().on(
    'POST /tenant/oauth',
    () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } }),
  );
  document.cookie = `${xsrfCookie}=; Max-Age=0`;
  const screen = await openConsole('/sign-in');
  await fillIn(screen, 'admin', 'right');
  await expect.element(screen.getByText(/^text\/html: no session cookie came with it/)).toBeVisible();
});

test('when the tenant only allows single sign-on, the form is replaced by the way there', async () => {
  const option = { type: 'OAUTH2', initRequest: 'https://tenant.example.com/tenant/oauth?response_type=code' };
  new FakePlatform().on('GET /tenant/loginOptions', () => jsonReply({ loginOptions: [option] }));
  const screen = await openConsole('/sign-in');
  const link = screen.getByRole('link', { name: 'Go to single sign-on' });
  await expect.element(link).toHaveAttribute('href', option.initRequest);
  await expect.element(screen.getByLabelText('Password')).not.toBeInTheDocument();
});

test('when caps lock is on, the form says so', async () => {
  signedOutPlatform();
  const screen = await openConsole('/sign-in');
  await expect.element(screen.getByLabelText('Password')).toBeVisible();
  const typed = new KeyboardEvent('keyup', { key: 'A', bubbles: true, modifierCapsLock: true });
  screen.getByLabelText('Password').element().dispatchEvent(typed);
  await expect.element(screen.getByText('Caps lock is on')).toBeVisible();
});

test('when the session ended while working, the page says so', async () => {
  signedOutPlatform();
  const screen = await openConsole('/sign-in?ended=true&back=%2Ftrusted-certificates');
  await expect.element(screen.getByText(/Your session has ended/)).toBeVisible();
});

test('when the address to return to leads elsewhere, it is ignored', async () => {
  signedOutPlatform().on('POST /tenant/oauth', () => new Response(null, { status: 200 }));
  const screen = await openConsole('/sign-in?back=%2F%2Fevil.example');
  await fillIn(screen, 'admin', 'right');
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
});
