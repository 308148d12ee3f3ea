import * as z from 'zod/mini';
import { passwordLimits } from './sessions.ts';

/** `PUT`: changes the caller's own password (OAS: Current User). */
export const currentUserPasswordPath = '/user/currentUser/password';
/** `POST`: makes a new secret for the caller's second factor; it counts for nothing before it is activated. */
export const totpSecretPath = '/user/currentUser/totpSecret';
/** `POST`: proves that the caller's app makes the right codes. */
export const totpVerifyPath = `${totpSecretPath}/verify`;
/** `GET` whether the second factor is active, `POST` switches it. */
export const totpActivityPath = `${totpSecretPath}/activity`;
/** `DELETE`: ends the caller's sessions, this one too; `?others=true` keeps this one. */
export const ownSessionsPath = '/service/gatehouse/own-sessions';

/** Digits of a code, seconds that it is shown for, and codes before and after the present one that count (RFC 6238). */
export const totp = { digits: 6, periodSeconds: 30, window: 1, secretOctets: 20 } as const;

/** Tenant option `true`: nobody may go without a second factor. The category is Cumulocity's. */
export const secondFactorOptions = { category: 'two-factor-authentication', enforced: 'enforced' } as const;

/** A password that somebody chooses. */
export const newPassword = z.string().check(z.minLength(passwordLimits.minimum), z.maxLength(passwordLimits.maximum));

/**
 * Body of `PUT /user/currentUser/password` and of an admin's `PUT /user/{tenantId}/users/{userName}/password`. In both
 * `currentUserPassword` is the caller's own.
 */
export const passwordChange = z.object({
  currentUserPassword: z.string().check(z.minLength(1), z.maxLength(passwordLimits.maximum)),
  newPassword,
});
export type PasswordChange = z.infer<typeof passwordChange>;

/** A second factor that is to be set up; nobody can read either value a second time. */
export const totpSecret = z.looseObject({
  /** Base32 without padding. */
  rawSecret: z.string(),
  /** `otpauth://totp/...`, the text of the QR code. */
  secretQrUrl: z.string(),
});
export type TotpSecret = z.infer<typeof totpSecret>;

/** Blanks are how apps show a code, and count for nothing. */
const totpCode = z.string().check(z.maxLength(64));

export const totpVerification = z.object({ code: totpCode });

/** `code` is needed to switch the second factor off, and is an addition of ours. */
export const totpActivityChange = z.object({ isActive: z.boolean(), code: z.optional(totpCode) });
export const totpActivity = z.looseObject({ isActive: z.boolean() });

export const ownSessionsQuery = z.object({ others: z.optional(z.enum(['true', 'false'], 'takes true or false')) });
