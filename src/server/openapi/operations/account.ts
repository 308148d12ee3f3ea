import {
  currentUserPasswordPath,
  ownSessionsPath,
  totpActivity,
  totpActivityPath,
  totpSecret,
  totpSecretPath,
  totpVerifyPath,
} from '#contract/account.ts';
import type { Operations } from '../operation.ts';

const tag = 'Account';

/** What people do for themselves. */
export const accountOperations: Operations = {
  [`PUT ${currentUserPasswordPath}`]: {
    tag,
    summary: 'Change one’s own password',
    description: 'Every session and token of the user ends; a browser’s own goes on.',
    reply: {},
    errors: ['current-password-wrong', 'password-unacceptable'],
  },
  [`DELETE ${ownSessionsPath}`]: {
    tag,
    summary: 'End one’s own sessions everywhere',
    description: 'With `others=true` the browser’s session that asks goes on.',
    reply: { status: 204 },
    errors: ['bad-request'],
  },
  [`POST ${totpSecretPath}`]: {
    tag,
    summary: 'Make a new secret for the second factor',
    reply: { schema: totpSecret },
    errors: ['second-factor-active'],
  },
  [`POST ${totpVerifyPath}`]: {
    tag,
    summary: 'Check a code of the second factor',
    reply: { status: 204 },
    errors: ['second-factor-code-wrong', 'second-factor-not-set-up'],
  },
  [`GET ${totpActivityPath}`]: {
    tag,
    summary: 'Whether the second factor is active',
    reply: { schema: totpActivity },
  },
  [`POST ${totpActivityPath}`]: {
    tag,
    summary: 'Switch the second factor on or off',
    reply: { status: 204 },
    errors: [
      'second-factor-code-wrong',
      'second-factor-enforced',
      'second-factor-not-set-up',
      'second-factor-unverified',
    ],
  },
};
