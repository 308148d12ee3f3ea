import { GatehouseError, type ErrorCode } from '#contract/error-codes.ts';

/** A refusal of a device: generic towards the device, exact in the log. */
export class DeviceRefusal extends GatehouseError {
  /** Codes of what was found, the decisive one first. */
  readonly findings: readonly string[];
  /** What the log says beside them. */
  readonly context: Readonly<Record<string, string>>;

  constructor(
    code: ErrorCode,
    message: string,
    findings: readonly string[] = [],
    context: Readonly<Record<string, string>> = {},
  ) {
    super(code, message);
    this.name = 'DeviceRefusal';
    this.findings = findings;
    this.context = context;
  }
}

/** The one sentence for whatever is wrong with a chain (contract 1.6). */
export const invalidChain = 'Invalid certificate chain!';
