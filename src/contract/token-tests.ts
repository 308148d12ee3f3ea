import * as z from 'zod/mini';

export const tokenTestsPath = '/service/gatehouse/token-tests';
export const platformCaPath = '/service/gatehouse/tls/ca.pem';
export const connectionPath = '/service/gatehouse/connection';

/** Characters of PEM that one test takes; a chain of ten RSA-4096 certificates has about 20,000. */
export const tokenTestLimits = { chainPem: 65_536, keyPem: 16_384 } as const;

/** The leaf first, then its issuers; PKCS#12 is opened in the browser, never sent. */
export const tokenTestRequest = z.strictObject({
  certificateChainPem: z.string().check(z.minLength(1), z.maxLength(tokenTestLimits.chainPem)),
  privateKeyPem: z.string().check(z.minLength(1), z.maxLength(tokenTestLimits.keyPem)),
  /** automatic: sent when the chain holds more than the leaf. */
  chainHeader: z.enum(['on', 'off', 'automatic']),
});
export type TokenTestRequest = z.infer<typeof tokenTestRequest>;

export const tokenTestSteps = ['connect', 'tls', 'request', 'reply', 'token'] as const;
export type TokenTestStep = (typeof tokenTestSteps)[number];
const step = z.enum(tokenTestSteps);

/** What can go wrong in a test; the console holds a sentence and a remedy for each. */
export const tokenTestFailures = [
  'chain-unparseable',
  'key-unparseable',
  'key-encrypted',
  'key-mismatch',
  'target-unresolvable',
  'connection-refused',
  'connection-timeout',
  'connection-lost',
  'server-certificate-untrusted',
  'server-certificate-name',
  'server-certificate-expired',
  'tls-refused-by-server',
  'tls-client-certificate-unusable',
  'tls-failed',
  'header-too-large',
  'reply-timeout',
  'reply-too-large',
  'reply-not-json',
  'reply-without-token',
  'bad-request',
  'chain-refused',
  'device-forbidden',
  'feature-disabled',
  'identity-unusable',
  'too-many-attempts',
  'platform-error',
  'token-malformed',
  'token-expired',
  'token-signature-invalid',
] as const;
export type TokenTestFailure = (typeof tokenTestFailures)[number];

const plainValue = z.union([z.string(), z.number(), z.boolean()]);

/** One line of the NDJSON answer. Times are milliseconds: `atMs` since the run began, `durationMs` of the step. */
export const tokenTestEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), target: z.string(), headerSent: z.boolean(), headerBytes: z.number() }),
  z.object({ type: z.literal('step-started'), step, atMs: z.number() }),
  z.object({
    type: z.literal('step-done'),
    step,
    atMs: z.number(),
    durationMs: z.number(),
    /** tls: version, cipher, server subject and expiry; reply: status and request id; token: checks. */
    facts: z.record(z.string(), plainValue),
  }),
  z.object({
    type: z.literal('reply'),
    status: z.number(),
    contentType: z.string(),
    requestId: z.optional(z.string()),
    body: z.string(),
  }),
  z.object({
    type: z.literal('token'),
    accessToken: z.string(),
    header: z.record(z.string(), z.unknown()),
    claims: z.record(z.string(), z.unknown()),
    /** unpublished: the platform publishes no keys, so that nobody but itself can check. */
    signature: z.enum(['verified', 'unpublished']),
  }),
  z.object({
    type: z.literal('failed'),
    step,
    atMs: z.number(),
    durationMs: z.number(),
    reason: z.enum(tokenTestFailures),
    evidence: z.record(z.string(), plainValue),
  }),
  z.object({ type: z.literal('finished'), result: z.enum(['token', 'failed']), atMs: z.number() }),
]);
export type TokenTestEvent = z.infer<typeof tokenTestEvent>;

/** What the console shows of the platform behind the gateway. */
export const connection = z.object({
  mode: z.enum(['embedded', 'remote']),
  /** Full address of the device endpoint, such as `https://localhost:8443/devicecontrol/deviceAccessToken`. */
  deviceEndpoint: z.string(),
  /** True where `GET /service/gatehouse/tls/ca.pem` answers: the device endpoint's certificate is the platform's own. */
  ownCa: z.boolean(),
});
export type Connection = z.infer<typeof connection>;
