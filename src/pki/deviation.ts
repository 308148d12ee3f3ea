import type { FindingCode } from '#contract/finding-codes.ts';

/** Something in a certificate that can be read but that the profile of RFC 5280 does not allow. */
export interface Deviation {
  code: FindingCode;
  evidence: Record<string, string | number | boolean>;
}
