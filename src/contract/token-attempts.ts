import * as z from 'zod/mini';

export const tokenAttemptsPath = '/service/gatehouse/token-attempts';

/** Seconds that the smallest span of a summary has; every span is a multiple of it. */
export const summaryBucketSeconds = 300;
/** Spans that one summary may have. */
export const summaryBucketLimit = 2000;

export const attemptPageSizes = { default: 50, maximum: 500 } as const;

const instant = z
  .string()
  .check(z.refine((text) => !Number.isNaN(Date.parse(text)), 'takes a date such as 2026-06-01T00:00:00Z'));
const code = z.string().check(z.regex(/^[a-z0-9-]{1,64}$/, 'takes a code such as expired'));
const cursor = z.string().check(z.regex(/^[0-9]{1,15}$/, 'takes the id of an attempt'));

/** `from` is included, `to` is not; `device` is any part of the common name, in any case. */
export const tokenAttemptQuery = z.object({
  result: z.optional(z.enum(['accepted', 'refused'])),
  device: z.optional(z.string().check(z.maxLength(1000))),
  /** Code of a finding, or of the error where there was no finding. */
  finding: z.optional(code),
  from: z.optional(instant),
  to: z.optional(instant),
  /** The id that the device was answered with, in `X-Request-Id`. */
  requestId: z.optional(z.string().check(z.regex(/^[\w-]{1,64}$/, 'takes a request id'))),
  /** The whole address. */
  remoteAddress: z.optional(z.string().check(z.regex(/^[0-9a-fA-F:.%\w]{1,100}$/, 'takes an IP address'))),
  /** Such as `TLSv1.3`. */
  tlsVersion: z.optional(z.enum(['TLSv1.2', 'TLSv1.3'])),
  /** Only attempts older than the one with this id: `next` of the page before. */
  before: z.optional(cursor),
  limit: z.optional(z.string().check(z.regex(/^[1-9][0-9]{0,3}$/, 'takes a whole number'))),
});
export type TokenAttemptQuery = z.infer<typeof tokenAttemptQuery>;

export const tokenAttempt = z.object({
  id: z.string(),
  /** ISO 8601 UTC. */
  time: z.string(),
  result: z.enum(['accepted', 'refused']),
  /** HTTP status of the answer; 0 where TLS itself failed. */
  status: z.number(),
  /** Code of the error that the device was answered with; null where it got its token. */
  errorCode: z.nullable(z.string()),
  /** Codes of the findings that refused it, the decisive one first. */
  findings: z.array(z.string()),
  /** Common name of the end-entity certificate; null where there was none that could be read. */
  device: z.nullable(z.string()),
  /** SHA-1 fingerprint of the trusted certificate; null where none vouched for the device. */
  anchorFingerprint: z.nullable(z.string()),
  tlsVersion: z.nullable(z.string()),
  remoteAddress: z.string(),
  requestId: z.string(),
});
export type TokenAttempt = z.infer<typeof tokenAttempt>;

export const tokenAttemptList = z.object({
  attempts: z.array(tokenAttempt),
  /** `before` of the next page; null where this was the last one. */
  next: z.nullable(z.string()),
});

export const tokenAttemptDetail = z.extend(tokenAttempt, {
  /** Every certificate that the device presented, the end-entity certificate first; empty where there was none. */
  chainPem: z.string(),
});
export type TokenAttemptDetail = z.infer<typeof tokenAttemptDetail>;

export const tokenAttemptSummaryQuery = z.object({
  from: instant,
  to: instant,
  /** Seconds of one span, a multiple of `summaryBucketSeconds`; one hour unless given. */
  bucketSeconds: z.optional(z.string().check(z.regex(/^[1-9][0-9]{0,7}$/, 'takes a whole number'))),
});

const counts = { accepted: z.number(), refused: z.record(z.string(), z.number()) };

/** How many attempts were accepted, and refused by reason: the decisive finding, or else the error's code. */
export const tokenAttemptSummary = z.object({
  bucketSeconds: z.number(),
  /** Spans with attempts, oldest first; `time` is where a span begins. */
  buckets: z.array(z.object({ time: z.string(), ...counts })),
  total: z.object(counts),
});
export type TokenAttemptSummary = z.infer<typeof tokenAttemptSummary>;
