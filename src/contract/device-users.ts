import * as z from 'zod/mini';

export const deviceUsersPath = '/service/gatehouse/device-users';
export const tokenRevocationsPath = '/service/gatehouse/token-revocations';

/** A device's user is named so, before its common name (contract 1.4). */
export const deviceUserPrefix = 'device_';

export const deviceUserPageSizes = { default: 50, maximum: 500 } as const;

const truth = z.enum(['true', 'false'], 'takes true or false');
const fingerprint = z.string().check(z.regex(/^[0-9a-f]{40}$/, 'takes a SHA-1 fingerprint, lower-case hex'));
const userName = z.string().check(z.minLength(1), z.maxLength(1010));

/** `anchor`: the trusted certificate that the newest token came through, or that the device was registered through. */
export const deviceUserQuery = z.object({
  /** Any part of the common name, in any case. */
  device: z.optional(z.string().check(z.maxLength(1000))),
  anchor: z.optional(fingerprint),
  enabled: z.optional(truth),
  /** Whether a token of the device is valid now. */
  live: z.optional(truth),
  /** Only devices after this one: `next` of the page before. */
  after: z.optional(userName),
  limit: z.optional(z.string().check(z.regex(/^[1-9][0-9]{0,3}$/, 'takes a whole number'))),
});
export type DeviceUserQuery = z.infer<typeof deviceUserQuery>;

/** Times are ISO 8601 UTC; null where the device has not got a token yet. */
export const deviceUser = z.object({
  /** Common name. */
  device: z.string(),
  userName: z.string(),
  enabled: z.boolean(),
  registeredAt: z.string(),
  /** SHA-1 fingerprint as in the query; null for a device of a bulk registration that has not called yet. */
  anchorFingerprint: z.nullable(z.string()),
  firstTokenAt: z.nullable(z.string()),
  lastTokenAt: z.nullable(z.string()),
  /** When the newest token ends, or ended. */
  tokenExpiresAt: z.nullable(z.string()),
  /** Whether the newest token is valid now: not expired, not logged out, not revoked, its user enabled. */
  live: z.boolean(),
});
export type DeviceUser = z.infer<typeof deviceUser>;

export const deviceUserList = z.object({
  devices: z.array(deviceUser),
  /** `after` of the next page; null where this was the last one. */
  next: z.nullable(z.string()),
});

const counts = {
  devices: z.number(),
  /** Devices whose newest token is valid now; an older token beside it is not counted. */
  liveTokens: z.number(),
};

/** Devices by the trusted certificate that they come through at present. */
export const devicesByAnchor = z.object({
  anchors: z.array(z.object({ anchorFingerprint: z.nullable(z.string()), ...counts })),
  total: z.object(counts),
});
export type DevicesByAnchor = z.infer<typeof devicesByAnchor>;

const dryRun = z.optional(z.boolean());

/** What is revoked: tokens of one device, those that came through one trusted certificate, or every device's. */
export const tokenRevocation = z.discriminatedUnion('scope', [
  z.strictObject({ scope: z.literal('device'), userName, dryRun }),
  z.strictObject({ scope: z.literal('anchor'), anchorFingerprint: fingerprint, dryRun }),
  z.strictObject({ scope: z.literal('all'), dryRun }),
]);
export type TokenRevocation = z.infer<typeof tokenRevocation>;

/** What a revocation met, or with `dryRun` would meet. */
export const tokenRevocationResult = z.object({ ...counts, revoked: z.boolean() });
export type TokenRevocationResult = z.infer<typeof tokenRevocationResult>;
