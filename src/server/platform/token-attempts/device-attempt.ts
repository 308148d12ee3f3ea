import type { ErrorCode } from '#contract/error-codes.ts';
import type { FindingCode } from '#contract/finding-codes.ts';

/** The token that an accepted attempt got; times are seconds since 1970. */
export interface AttemptToken {
  /** `device_<common name>` */
  userName: string;
  jti: string;
  issuedAt: number;
  expiresAt: number;
}

/** One call of the device endpoint, or a handshake that never became one. */
export interface DeviceAttempt {
  at: Date;
  /**
   * Owner of the trusted certificate that the chain reaches by good signatures, also where the attempt was refused for
   * another reason; absent where nobody is known to be behind it.
   */
  tenantId?: string | undefined;
  /** When that tenant was made, milliseconds since 1970; a later one of the same id never hears of the attempt. */
  tenantSince?: number | undefined;
  /** Common name of the end-entity certificate. */
  device?: string | undefined;
  /** HTTP status of the answer; 0 where TLS itself failed. */
  status: number;
  /** Why it was refused. */
  errorCode?: ErrorCode | undefined;
  /** Codes of the findings that refused it, the decisive one first. */
  findings: readonly FindingCode[];
  /** SHA-1 of the trusted certificate, lower-case hex. */
  anchorFingerprint?: string | undefined;
  /** Such as `TLSv1.3`. */
  tlsVersion?: string | undefined;
  remoteAddress: string;
  requestId: string;
  /** DER of everything that was presented, by TLS and by header, the end-entity certificate first. */
  chain: readonly Uint8Array[];
  token?: AttemptToken | undefined;
}

/** What is counted for an attempt: `accepted`, the decisive finding, or the error's code. */
export function reasonOf({ findings, errorCode }: DeviceAttempt): string {
  return errorCode === undefined ? 'accepted' : (findings[0] ?? errorCode);
}
