import * as z from 'zod/mini';

export const deviceAccessTokenPath = '/devicecontrol/deviceAccessToken';
export const chainHeader = 'X-Ssl-Cert-Chain';

/** What one `X-Ssl-Cert-Chain` header may hold, and Node's own limit, raised so that our answer is the one seen. */
export const chainHeaderLimits = { certificates: 10, bytes: 32_768, nodeHeaderBytes: 65_536 } as const;

/** All five keys are always present (contract 1.6); only `accessToken` is ever set. */
export const deviceAccessTokenReply = z.looseObject({
  accessToken: z.string(),
  idToken: z.optional(z.nullable(z.string())),
  expiresIn: z.optional(z.nullable(z.number())),
  refreshToken: z.optional(z.nullable(z.string())),
  info: z.optional(z.nullable(z.unknown())),
});

/** Claims of contract 1.7; times are whole seconds since 1970. */
export const deviceTokenClaims = z.looseObject({
  jti: z.string(),
  iss: z.string(),
  aud: z.string(),
  sub: z.string(),
  tci: z.optional(z.string()),
  iat: z.number(),
  nbf: z.number(),
  exp: z.number(),
  tfa: z.optional(z.boolean()),
  ten: z.string(),
  xsrfToken: z.optional(z.string()),
  /** Ours: SHA-1 fingerprint of the trusted certificate that it came through, so that its tokens can be revoked. */
  anchor: z.optional(z.string()),
});
export type DeviceTokenClaims = z.infer<typeof deviceTokenClaims>;
