import { bodyToken, currentTenant, currentUser, loginOptions } from '#contract/sessions.ts';
import type { Operations } from '../operation.ts';

const form = 'application/x-www-form-urlencoded';

const signInErrors = [
  'credentials-invalid',
  'second-factor-invalid',
  'second-factor-required',
  'second-factor-setup-required',
  'too-many-attempts',
] as const;

/** Signing in and out, and who one is. */
export const sessionOperations: Operations = {
  'POST /tenant/oauth': {
    tag: 'Sessions',
    summary: 'Sign in for a cookie',
    description: 'Sets the cookies `authorization` (HttpOnly) and `XSRF-TOKEN`, whose value writes send as a header.',
    open: true,
    bodyMedia: form,
    reply: {},
    errors: signInErrors,
  },
  'POST /tenant/oauth/token': {
    tag: 'Sessions',
    summary: 'Sign in for a bearer token',
    open: true,
    bodyMedia: form,
    reply: { schema: bodyToken },
    errors: signInErrors,
  },
  'GET /tenant/loginOptions': {
    tag: 'Sessions',
    summary: 'Ways to sign in',
    open: true,
    reply: { schema: loginOptions },
  },
  'GET /tenant/currentTenant': {
    tag: 'Sessions',
    summary: 'The tenant of the caller',
    reply: { schema: currentTenant },
  },
  'GET /user/currentUser': {
    tag: 'Sessions',
    summary: 'The user who calls',
    description: 'With `Accept: application/vnd.com.nsn.cumulocity.currentUser+json` the effective roles are listed.',
    reply: { schema: currentUser },
  },
  'POST /user/logout': {
    tag: 'Sessions',
    summary: 'End the session or token of this call',
    reply: {},
  },
  'POST /user/logout/:tenantId/allUsers': {
    tag: 'Sessions',
    summary: 'End every session and token of the tenant',
    reply: {},
  },
};
