import { GatehouseError, type ErrorCode, type ErrorEnvelope } from '#contract/error-codes.ts';

/** Media type of Cumulocity's error envelope (contract 5). */
export const errorMediaType = 'application/vnd.com.nsn.cumulocity.error+json;charset=UTF-8;ver=0.9';

/** HTTP status and the envelope's `error` text of each code. */
const replies: Record<ErrorCode, [status: number, error: string]> = {
  'bad-request': [400, 'general/Bad Request'],
  'body-too-large': [413, 'general/Payload Too Large'],
  'certificate-duplicate': [409, 'certificate/Duplicate'],
  'certificate-expired': [422, 'certificate/Invalid Data'],
  'certificate-not-ca': [422, 'certificate/Invalid Data'],
  'certificate-not-found': [404, 'certificate/Not Found'],
  'certificate-not-v3': [422, 'certificate/Invalid Data'],
  'certificate-outside-validity': [422, 'certificate/Invalid Data'],
  'certificate-unparseable': [422, 'certificate/Invalid Data'],
  'certificate-weak': [422, 'certificate/Invalid Data'],
  'chain-file-unparseable': [400, 'Device Certificates/Bad Request'],
  'chain-header-too-large': [431, 'Device Certificates/Bad Request'],
  'chain-header-too-many': [400, 'Device Certificates/Bad Request'],
  'chain-header-unparseable': [400, 'Device Certificates/Bad Request'],
  'chain-refused': [401, 'security/Unauthorized'],
  'chain-tenant-not-found': [404, 'Device Certificates/Not Found'],
  'client-certificate-missing': [401, 'security/Unauthorized'],
  conflict: [409, 'general/Conflict'],
  'credentials-invalid': [401, 'security/Unauthorized'],
  'current-password-wrong': [403, 'security/Forbidden'],
  'device-not-registered': [403, 'security/Forbidden'],
  'device-user-disabled': [403, 'security/Forbidden'],
  forbidden: [403, 'security/Forbidden'],
  // Never sent: without a handshake there is nothing to answer on. It names the attempt in the records.
  'handshake-failed': [400, 'security/Bad Request'],
  'identity-unusable': [422, 'Invalid Data'],
  internal: [500, 'general/Internal Server Error'],
  'last-admin': [409, 'users/Conflict'],
  'lifespan-invalid': [422, 'options/Invalid Data'],
  'media-type-unsupported': [415, 'general/Unsupported Media Type'],
  'method-not-allowed': [405, 'general/Method Not Allowed'],
  misdirected: [421, 'security/Misdirected Request'],
  'not-found': [404, 'general/Not Found'],
  'option-invalid': [422, 'options/Invalid Data'],
  'option-not-found': [404, 'options/Not Found'],
  'password-unacceptable': [422, 'users/Invalid Data'],
  'possession-code-expired': [400, 'tenants/Bad Request'],
  'possession-key-unusable': [422, 'tenants/Unprocessable Entity'],
  'possession-not-proven': [400, 'tenants/Bad Request'],
  'precondition-failed': [412, 'general/Precondition Failed'],
  'revocation-date-invalid': [400, 'Device Certificates/Bad Request'],
  'role-not-held': [403, 'security/Forbidden'],
  'second-factor-active': [409, 'users/Conflict'],
  'second-factor-code-wrong': [403, 'security/Forbidden'],
  'second-factor-enforced': [403, 'security/Forbidden'],
  'second-factor-invalid': [401, 'security/Unauthorized'],
  'second-factor-not-set-up': [404, 'users/Not Found'],
  'second-factor-required': [401, 'security/Unauthorized'],
  'second-factor-setup-required': [401, 'security/Unauthorized'],
  'second-factor-unverified': [409, 'users/Conflict'],
  'session-missing': [401, 'security/Unauthorized'],
  'tenant-ambiguous': [401, 'security/Unauthorized'],
  'tenant-duplicate': [409, 'tenants/Duplicate'],
  'tenant-not-found': [404, 'security/Not Found'],
  'tenant-protected': [409, 'tenants/Conflict'],
  'too-many-attempts': [429, 'security/Too Many Requests'],
  unavailable: [503, 'general/Service Unavailable'],
  'upstream-invalid': [502, 'general/Bad Gateway'],
  'upstream-unreachable': [502, 'general/Bad Gateway'],
  'upstream-untrusted': [502, 'general/Bad Gateway'],
  'user-duplicate': [409, 'users/Duplicate'],
  'validation-failed': [422, 'general/Invalid Data'],
  'xsrf-mismatch': [403, 'security/Forbidden'],
};

/** HTTP status of a code. */
export const statusOf = (code: ErrorCode): number => replies[code][0];

/** What goes over the wire for an error. */
export interface ErrorReply {
  status: number;
  headers: Record<string, string>;
  body: ErrorEnvelope;
}

/**
 * The one place where an error becomes a reply. Of anything but a `GatehouseError` nothing is told. Evidence
 * `retryAfterSeconds` becomes the header `Retry-After`.
 */
export function errorReply(error: unknown, requestId: string): ErrorReply {
  const known =
    error instanceof GatehouseError ? error : new GatehouseError('internal', 'The request could not be served.');
  const [status, name] = replies[known.code];
  const retryAfter = known.evidence['retryAfterSeconds'];
  return {
    status,
    headers: {
      'content-type': errorMediaType,
      'cache-control': 'no-store',
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    },
    body: {
      error: name,
      message: known.message,
      info: 'https://www.cumulocity.com/guides/reference-guide/#error_reporting',
      details: { code: known.code, requestId, evidence: { ...known.evidence } },
    },
  };
}
