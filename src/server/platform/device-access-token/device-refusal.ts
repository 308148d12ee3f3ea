import { GatehouseError, type ErrorCode } from '#contract/error-codes.ts';
import type { FindingCode } from '#contract/finding-codes.ts';
import type { Verdict } from '#pki/verdict.ts';
import type { TrustedCertificate } from './trust-store.ts';

/** What is known of a refused device, for the log and the record of attempts. */
export interface RefusalFacts {
  /** Codes of what was found, the decisive one first. */
  findings?: readonly FindingCode[];
  /** The trusted certificate that its chain reaches, where it reaches one. */
  anchor?: TrustedCertificate | undefined;
  /** All that the engine said, where it came to say anything. */
  verdict?: Verdict;
  /** Plain values for the log. */
  context?: Readonly<Record<string, string>>;
}

/** What a list that was fetched leaves open, or one that could not be: nothing that a device can help. */
const listsFault: readonly FindingCode[] = ['crl-unavailable', 'revocation-unknown'];

/** A refusal of a device: generic towards the device, exact in the log. */
export class DeviceRefusal extends GatehouseError {
  readonly facts: RefusalFacts;

  constructor(code: ErrorCode, message: string, facts: RefusalFacts = {}) {
    super(code, message);
    this.name = 'DeviceRefusal';
    this.facts = facts;
  }

  /** Whether the chain is trusted and was refused for want of an answer from the lists of revocations alone. */
  get wantsListAlone(): boolean {
    const { findings = [] } = this.facts;
    return findings.length > 0 && findings.every((code) => listsFault.includes(code));
  }
}

/** The one sentence for whatever is wrong with a chain (contract 1.6). */
export const invalidChain = 'Invalid certificate chain!';
