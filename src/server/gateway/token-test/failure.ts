import type { TokenTestFailure } from '#contract/token-tests.ts';

/** Plain values that the console shows beside a failure; never key material. */
export type Evidence = Record<string, string | number | boolean>;

/** Why a step of a token test failed. */
export class StepFailure extends Error {
  readonly reason: TokenTestFailure;
  readonly evidence: Evidence;

  constructor(reason: TokenTestFailure, evidence: Evidence = {}) {
    super(reason);
    this.name = 'StepFailure';
    this.reason = reason;
    this.evidence = evidence;
  }
}

/** Codes of Node, OpenSSL and undici, by what they mean to an admin. */
const reasonsByCode: Record<string, TokenTestFailure> = {
  ENOTFOUND: 'target-unresolvable',
  EAI_AGAIN: 'target-unresolvable',
  ECONNREFUSED: 'connection-refused',
  EHOSTUNREACH: 'connection-refused',
  ENETUNREACH: 'connection-refused',
  ETIMEDOUT: 'connection-timeout',
  ECONNRESET: 'connection-lost',
  EPIPE: 'connection-lost',
  UND_ERR_SOCKET: 'connection-lost',
  ERR_TLS_CERT_ALTNAME_INVALID: 'server-certificate-name',
  CERT_HAS_EXPIRED: 'server-certificate-expired',
  CERT_NOT_YET_VALID: 'server-certificate-expired',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'reply-too-large',
  UND_ERR_HEADERS_OVERFLOW: 'reply-too-large',
};

/** Names of X509_V_ERR_*: whatever OpenSSL has against the server's certificate beside its dates. */
const untrustedCode =
  /^(UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_|CA_|INVALID_|PATH_LENGTH_|HOSTNAME_MISMATCH|EE_KEY_|CRL_|ERROR_IN_CERT_)/;

/** Puts an error of the network or of TLS into the terms of the contract. */
export function networkFailure(error: unknown): StepFailure {
  if (error instanceof StepFailure) return error;
  const cause = innermost(error);
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
  return new StepFailure(reasonOf(code), { code });
}

/** Whether this code says that the certificate of the server was not accepted. */
export function isAboutServerCertificate(code: string): boolean {
  return reasonOf(code).startsWith('server-certificate-');
}

function reasonOf(code: string): TokenTestFailure {
  if (code.startsWith('HPE_') || code === 'HTTPParserError') return 'reply-not-json';
  // An alert is the server's word; any other trouble inside OpenSSL is not.
  if (/^ERR_SSL_.*ALERT/.test(code)) return 'tls-refused-by-server';
  const known = reasonsByCode[code];
  if (known !== undefined) return known;
  return untrustedCode.test(code) ? 'server-certificate-untrusted' : 'tls-failed';
}

/** A connection that was tried at several addresses fails with one error for each: the last one stands for all. */
function innermost(error: unknown): Error {
  if (error instanceof AggregateError && error.errors.length > 0) return innermost(error.errors.at(-1));
  if (error instanceof Error && error.cause instanceof Error) return innermost(error.cause);
  return error instanceof Error ? error : new Error(String(error));
}
