import type { Certificate } from '../certificate.ts';
import { finding, type Profile, type RuleFinding } from '../findings.ts';

/** A certificate that starts within this time is more likely met by a slow clock than by an early issuer; ms. */
const clockSkew = 24 * 3600 * 1000;

/** Validity at an instant, both ends included, fractions of a second dropped (RFC 5280 4.1.2.5). */
export function checkValidity({ notBefore, notAfter }: Certificate, at: Date, profile: Profile): RuleFinding[] {
  const instant = Math.floor(at.getTime() / 1000) * 1000;
  if (instant >= notBefore.getTime() && instant <= notAfter.getTime()) return [];
  const evidence = { notBefore: notBefore.toISOString(), notAfter: notAfter.toISOString(), at: at.toISOString() };
  if (notBefore > notAfter) return [finding(profile, 'validity-inverted', evidence)];
  if (instant > notAfter.getTime()) return [finding(profile, 'expired', evidence)];
  const code = notBefore.getTime() - instant <= clockSkew ? 'clock-skew' : 'not-yet-valid';
  return [finding(profile, code, evidence)];
}
