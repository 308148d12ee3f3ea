import type { FindingCode, FixCode, Severity } from '#contract/finding-codes.ts';

/** Plain values that can be shown and put in a report. */
export type Evidence = Record<string, string | number | boolean>;

/** One thing the engine has to say about one certificate (or about the whole path, when `certificate` is absent). */
export interface Finding {
  code: FindingCode;
  severity: Severity;
  /** Position on the judged path, 0 = the end-entity certificate; fingerprint is SHA-256 of the DER, lower-case hex. */
  certificate?: { index: number; fingerprint: string };
  /** The source of the rule, such as `RFC 5280 4.2.1.9`. */
  rule: string;
  /** What was found against what was wanted. */
  evidence: Evidence;
  fix: FixCode;
}

/** One certificate as a verdict names it; enough to draw the path without parsing again. */
export interface PathCertificate {
  /** SHA-256 of the DER, lower-case hex. */
  fingerprint: string;
  subject: string;
  issuer: string;
  /** ISO 8601 UTC. */
  notBefore: string;
  notAfter: string;
  role: 'end-entity' | 'intermediate' | 'trust-anchor';
  der: Uint8Array;
}

/** A path that was tried, complete or not, with what was wrong with it. */
export interface CandidatePath {
  path: PathCertificate[];
  /** False where no issuer was found for the last certificate. */
  reachesAnchor: boolean;
  valid: boolean;
  findings: Finding[];
}

export interface Verdict {
  accepted: boolean;
  /** The accepted path, or the best candidate of a refused one: leaf first, trust anchor last. */
  path: PathCertificate[];
  /** Ids (as the caller named them) of every anchor that a valid path reaches. */
  anchors: string[];
  /** Errors first. A refusal always carries at least one error. */
  findings: Finding[];
  /** Every other path that was tried, within the budget. */
  candidates: CandidatePath[];
  /** The earliest notAfter on the accepted path, ISO 8601 UTC; absent when refused. */
  validUntil?: string;
  work: { signatures: number; nameComparisons: number; exhausted: boolean };
}
