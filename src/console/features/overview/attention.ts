import { isTestAuthority } from '#console/certificates/is-test-authority.ts';
import { daysLeft, expiringDays } from '#console/certificates/validity.ts';
import type { TokenAttemptSummary } from '#contract/token-attempts.ts';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';

/** Something that an admin should see to; the most urgent first. */
export type Attention =
  | { kind: 'none-trusted' }
  | { kind: 'expired'; count: number }
  | { kind: 'refused'; reason: string; count: number }
  | { kind: 'expiring'; count: number; days: number }
  | { kind: 'leftovers'; count: number };

/** Reasons of refusals that are named; the others are on the page behind. */
const namedReasons = 3;

/**
 * What needs attention, told from the trusted certificates and the attempts of the last 24 hours.
 * @param lastDay absent where the platform keeps no attempts
 */
export function attentionFor(
  trusted: readonly TrustedCertificate[],
  lastDay: TokenAttemptSummary['total'] | undefined,
  now: Date,
): Attention[] {
  const leftovers = trusted.filter(isTestAuthority);
  const enabled = trusted.filter((one) => one.status === 'ENABLED' && !isTestAuthority(one));
  const expired = enabled.filter((one) => daysLeft(one, now) < 0);
  const expiring = enabled.map((one) => daysLeft(one, now)).filter((days) => days >= 0 && days < expiringDays);
  const refused = Object.entries(lastDay?.refused ?? {}).toSorted(([, a], [, b]) => b - a);
  return [
    ...(enabled.length === 0 && leftovers.length === 0 ? [{ kind: 'none-trusted' as const }] : []),
    ...(expired.length > 0 ? [{ kind: 'expired' as const, count: expired.length }] : []),
    ...refused.slice(0, namedReasons).map(([reason, count]) => ({ kind: 'refused' as const, reason, count })),
    ...(expiring.length > 0
      ? [{ kind: 'expiring' as const, count: expiring.length, days: Math.min(...expiring) }]
      : []),
    ...(leftovers.length > 0 ? [{ kind: 'leftovers' as const, count: leftovers.length }] : []),
  ];
}
