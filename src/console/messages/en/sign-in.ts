/** The sign-in page. */
export const signIn = {
  product: 'Gatehouse',
  title: 'Sign in',
  lead: 'Device certificates and tokens of your Cumulocity tenant',
  userName: 'User name',
  userNameHint: 'With several tenants: tenant/user',
  password: 'Password',
  reveal: 'Show what I type',
  code: 'Code of your authenticator app',
  codeHint: 'Six digits; your tenant asks for a second factor.',
  submit: 'Sign in',
  capsLock: 'Caps lock is on',
  required: 'Fill this in',
  sessionOver: 'Your session has ended. Sign in again to go on where you were.',
  retryAfter: 'Try again in {{seconds}} seconds.',
  codeRefused: 'This code was not accepted. Wait for the next one and try again.',
  singleSignOn: {
    title: 'This tenant uses single sign-on',
    text: 'Passwords are switched off here. Sign in at the tenant, then come back to this page.',
    action: 'Go to single sign-on',
  },
};
