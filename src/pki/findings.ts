import { findingKinds, type FindingCode, type FixCode, type Severity } from '#contract/finding-codes.ts';
import type { Evidence } from './verdict.ts';

/** Under which rules a path is judged. */
export interface Profile {
  /** `strict`: every deviation from RFC 5280 is an error. `device`: what real device certificates have is tolerated. */
  name: 'device' | 'strict';
  /** Whose endpoint the verdict is for; a Cumulocity tenant may accept weak keys and hashes that ours refuses. */
  platform: 'gatehouse' | 'cumulocity';
}

/** What a rule reports; where it stands on the path is added by whoever applies the rule. */
export interface RuleFinding {
  code: FindingCode;
  severity: Severity;
  rule: string;
  evidence: Evidence;
  fix: FixCode;
}

/** Makes the finding of this code, weighed under the profile. */
export function finding(profile: Profile, code: FindingCode, evidence: Evidence = {}): RuleFinding {
  const kind = findingKinds[code];
  return { code, severity: severityOf(profile, code), rule: kind.rule, evidence, fix: kind.fix };
}

/** How much a code weighs under the profile. */
export function severityOf(profile: Profile, code: FindingCode): Severity {
  const kind = findingKinds[code];
  if (profile.name === 'strict') return kind.strict;
  return profile.platform === 'cumulocity' && 'remote' in kind ? kind.remote : kind.device;
}

/** True where nothing among them refuses. */
export const noErrors = (findings: readonly { severity: Severity }[]): boolean =>
  findings.every(({ severity }) => severity !== 'error');

const weight: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Errors before warnings before notes, otherwise in the order given. */
export function byWeight<Item extends { severity: Severity }>(findings: readonly Item[]): Item[] {
  return findings.length < 2 ? [...findings] : findings.toSorted((a, b) => weight[a.severity] - weight[b.severity]);
}
