import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { isTestAuthority } from './is-test-authority.ts';

/** How a successor was found: the admin said so, or it was told from the names. */
export type SuccessorReason = 'chosen' | 'same-subject' | 'same-organisation';

/** The CA that takes over from an older one. */
export interface Successor {
  certificate: TrustedCertificate;
  reason: SuccessorReason;
}

/** Stored in place of a fingerprint where the admin wants no successor, proposed ones included. */
export const noSuccessor = 'none';

function organisationOf({ subject }: TrustedCertificate): string | undefined {
  return /(?:^|, )O=([^,]+)/.exec(subject ?? '')?.[1]?.trim();
}

function endOf({ notAfter }: TrustedCertificate): number {
  return Date.parse(notAfter ?? '');
}

/** Whether one could take over from the other: trusted, begun no earlier and ending later. */
function couldFollow(candidate: TrustedCertificate, old: TrustedCertificate): boolean {
  return (
    candidate.fingerprint !== old.fingerprint &&
    candidate.status === 'ENABLED' &&
    !isTestAuthority(candidate) &&
    Date.parse(candidate.notBefore ?? '') >= Date.parse(old.notBefore ?? '') &&
    endOf(candidate) > endOf(old)
  );
}

/**
 * The CA that follows another one: as the admin chose; else the newest of the same subject; else, where the organisation
 * has exactly one that could follow, that one.
 * @param chosen fingerprint that the admin chose, or `noSuccessor`
 */
export function successorOf(
  old: TrustedCertificate,
  trusted: readonly TrustedCertificate[],
  chosen?: string,
): Successor | undefined {
  if (chosen === noSuccessor) return undefined;
  const wanted = trusted.find(({ fingerprint }) => fingerprint === chosen);
  if (wanted !== undefined) return { certificate: wanted, reason: 'chosen' };
  const following = trusted.filter((one) => couldFollow(one, old)).toSorted((a, b) => endOf(b) - endOf(a));
  const sameSubject = following.find(({ subject }) => subject !== undefined && subject === old.subject);
  if (sameSubject !== undefined) return { certificate: sameSubject, reason: 'same-subject' };
  const organisation = organisationOf(old);
  const sameOrganisation = following.filter(
    (one) => organisation !== undefined && organisationOf(one) === organisation,
  );
  const [only] = sameOrganisation;
  return only !== undefined && sameOrganisation.length === 1
    ? { certificate: only, reason: 'same-organisation' }
    : undefined;
}
