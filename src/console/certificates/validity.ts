import type { TrustedCertificate } from '#contract/trusted-certificates.ts';

const dayMs = 86_400_000;

/** Days before the end from which on a certificate counts as expiring (as the vendor's own page has it). */
export const expiringDays = 90;

export type ValidityState = 'not-yet' | 'valid' | 'expiring' | 'expired' | 'unknown';

/** Where a certificate stands in its time. */
export interface Validity {
  state: ValidityState;
  /** Whole days to the end (or since it, negative); to the beginning where it is not valid yet. */
  days: number;
  /** Part of its time that is over, 0 to 1. */
  elapsed: number;
}

/** Whole days to the end of a certificate; negative after it, NaN where the end cannot be read. */
export function daysLeft({ notAfter }: TrustedCertificate, now: Date): number {
  return Math.floor((Date.parse(notAfter ?? '') - now.getTime()) / dayMs);
}

/** Judges a certificate's period alone; dates that cannot be read give `unknown`. */
export function validityAt({ notBefore, notAfter }: TrustedCertificate, now: Date): Validity {
  const start = Date.parse(notBefore ?? '');
  const end = Date.parse(notAfter ?? '');
  if (Number.isNaN(start) || Number.isNaN(end)) return { state: 'unknown', days: 0, elapsed: 0 };
  const at = now.getTime();
  if (at < start) return { state: 'not-yet', days: Math.ceil((start - at) / dayMs), elapsed: 0 };
  const days = Math.floor((end - at) / dayMs);
  if (at > end) return { state: 'expired', days, elapsed: 1 };
  const elapsed = end === start ? 1 : (at - start) / (end - start);
  return { state: days < expiringDays ? 'expiring' : 'valid', days, elapsed };
}
