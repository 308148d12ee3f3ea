import { GatehouseError, type ErrorCode } from '#contract/error-codes.ts';

/** What the platform said beside its code; `status` 0 means that no reply came at all. */
export interface ReplyFacts {
  status: number;
  requestId?: string;
  retryAfterSeconds?: number;
  /** True where the admin's own session is gone, false where a sign-in or a device token was refused. */
  sessionOver: boolean;
}

/** A call to the platform that did not succeed. `message` is the platform's own text, where it sent one. */
export class ApiError extends GatehouseError {
  readonly status: number;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly sessionOver: boolean;

  constructor(code: ErrorCode, message: string, facts: ReplyFacts, evidence: Record<string, string | number> = {}) {
    super(code, message, evidence);
    this.name = 'ApiError';
    this.status = facts.status;
    this.requestId = facts.requestId;
    this.retryAfterSeconds = facts.retryAfterSeconds;
    this.sessionOver = facts.sessionOver;
  }
}
