import * as z from 'zod/mini';

/**
 * Every error that Gatehouse itself raises, by a stable code. The server maps a code to status and envelope in
 * `server/http/error-reply.ts`; the console maps it to a sentence in `console/messages/`.
 */
export const errorCodes = [
  'bad-request',
  'body-too-large',
  'certificate-duplicate',
  'certificate-expired',
  'certificate-not-ca',
  'certificate-not-found',
  'certificate-not-v3',
  'certificate-outside-validity',
  'certificate-unparseable',
  'certificate-weak',
  'chain-file-unparseable',
  'chain-header-too-large',
  'chain-header-too-many',
  'chain-header-unparseable',
  'chain-refused',
  'chain-tenant-not-found',
  'client-certificate-missing',
  'conflict',
  'credentials-invalid',
  'current-password-wrong',
  'device-not-registered',
  'device-user-disabled',
  'forbidden',
  'handshake-failed',
  'identity-unusable',
  'internal',
  'last-admin',
  'lifespan-invalid',
  'media-type-unsupported',
  'method-not-allowed',
  'misdirected',
  'not-found',
  'option-invalid',
  'option-not-found',
  'password-unacceptable',
  'possession-code-expired',
  'possession-key-unusable',
  'possession-not-proven',
  'precondition-failed',
  'revocation-date-invalid',
  'role-not-held',
  'second-factor-active',
  'second-factor-code-wrong',
  'second-factor-enforced',
  'second-factor-invalid',
  'second-factor-not-set-up',
  'second-factor-required',
  'second-factor-setup-required',
  'second-factor-unverified',
  'session-missing',
  'tenant-ambiguous',
  'tenant-duplicate',
  'tenant-not-found',
  'tenant-protected',
  'too-many-attempts',
  'unavailable',
  'upstream-invalid',
  'upstream-unreachable',
  'upstream-untrusted',
  'user-duplicate',
  'validation-failed',
  'xsrf-mismatch',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** The one base class of errors that carry a code; `evidence` is shown to the caller and must hold no secret. */
export class GatehouseError extends Error {
  readonly code: ErrorCode;
  readonly evidence: Readonly<Record<string, string | number>>;

  constructor(
    code: ErrorCode,
    message: string,
    evidence: Record<string, string | number> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'GatehouseError';
    this.code = code;
    this.evidence = evidence;
  }
}

/** Cumulocity's error envelope; `details` is ours and absent in a remote tenant's replies. */
export const errorEnvelope = z.looseObject({
  error: z.string(),
  message: z.string(),
  info: z.optional(z.nullable(z.string())),
  details: z.optional(
    z.looseObject({
      code: z.optional(z.string()),
      requestId: z.optional(z.string()),
      evidence: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
    }),
  ),
});
export type ErrorEnvelope = z.infer<typeof errorEnvelope>;
