import type { Certificate } from '../../certificate.ts';
import { attributeTexts, attributeTypes } from '../../distinguished-name.ts';
import { finding, type Profile, type RuleFinding } from '../../findings.ts';
import { generalNameText } from '../../general-name-text.ts';
import type { GeneralName } from '../../general-name.ts';
import type { WorkBudget } from '../../work-budget.ts';
import { internationalMailbox } from './international-mailbox.ts';
import { isConstraint } from './constraint-form.ts';
import {
  directoryStanding,
  dnsStanding,
  emailStanding,
  ipStanding,
  isDnsName,
  splitMailbox,
  uriHost,
  uriStanding,
  type Standing,
} from './subtree.ts';

/**
 * Name constraints of one issuer over every certificate below it; intermediates that are self-issued are exempt
 * (RFC 5280 6.1.3 (b), (c)). Costs one comparison of the budget for each pair of name and subtree.
 */
export function checkNameConstraints(
  issuer: Certificate,
  below: readonly Certificate[],
  profile: Profile,
  budget: WorkBudget,
): RuleFinding[] {
  const constraints = issuer.known.nameConstraints;
  if (constraints === undefined) return [];
  const bases = [...constraints.permitted, ...constraints.excluded];
  budget.spend('nameComparisons', bases.length);
  const malformed = bases.find((base) => !isConstraint(base));
  if (malformed !== undefined) {
    return [finding(profile, 'name-constraint-malformed', { actual: generalNameText(malformed) })];
  }
  for (const [index, certificate] of below.entries()) {
    if (index > 0 && certificate.selfIssued) continue;
    for (const name of constrainedNames(certificate)) {
      budget.spend('nameComparisons', bases.length);
      const problem = checkName(name, constraints.permitted, constraints.excluded);
      if (problem !== undefined) return [finding(profile, problem.code, { ...problem.evidence, below: index })];
    }
  }
  return [];
}

/** Every name that constraints apply to: alternative names, the subject, and its mail addresses where it has no other. */
function constrainedNames({ subject, known }: Certificate): GeneralName[] {
  const names = (known.subjectAlternativeName ?? []).map((name) => internationalMailbox(name) ?? name);
  if (subject.relativeNames.length > 0) names.push({ kind: 'directory', name: subject });
  if (!names.some(({ kind }) => kind === 'email')) {
    const texts = attributeTexts(subject, attributeTypes.emailAddress);
    names.push(...texts.map((text): GeneralName => ({ kind: 'email', text })));
  }
  return names;
}

type Problem = { code: 'name-constraint-violated' | 'name-constraint-unsupported'; evidence: Record<string, string> };

function checkName(name: GeneralName, permitted: GeneralName[], excluded: GeneralName[]): Problem | undefined {
  const sameForm = (base: GeneralName): boolean => base.kind === name.kind;
  const [allowed, forbidden] = [permitted.filter(sameForm), excluded.filter(sameForm)];
  if (allowed.length === 0 && forbidden.length === 0) return undefined;
  const actual = generalNameText(name);
  if (!hasStanding(name)) return { code: 'name-constraint-unsupported', evidence: { actual } };
  if (!isWellFormed(name))
    return { code: 'name-constraint-violated', evidence: { actual, permitted: 'names of valid form' } };
  const hit = forbidden.find((base) => standing(name, base) !== 'outside');
  if (hit !== undefined) {
    return { code: 'name-constraint-violated', evidence: { actual, excluded: generalNameText(hit) } };
  }
  if (allowed.length === 0 || allowed.some((base) => standing(name, base) === 'within')) return undefined;
  const expected = allowed.slice(0, 5).map(generalNameText).join(', ');
  return { code: 'name-constraint-violated', evidence: { actual, permitted: expected } };
}

/** Forms of names that the engine has a rule for. */
const hasStanding = ({ kind }: GeneralName): boolean => ['dns', 'email', 'uri', 'ip', 'directory'].includes(kind);

/** A name that is none of its form cannot be shown to be permitted, nor not to be excluded. */
function isWellFormed(name: GeneralName): boolean {
  switch (name.kind) {
    case 'dns':
      return isDnsName(name.text);
    case 'email':
      return splitMailbox(name.text) !== undefined;
    case 'uri':
      return uriHost(name.text) !== undefined;
    case 'ip':
      return name.octets.length === 4 || name.octets.length === 16;
    default:
      return true;
  }
}

/** Of two names of one form. */
function standing(name: GeneralName, base: GeneralName): Standing {
  if (name.kind === 'dns' && base.kind === 'dns') return dnsStanding(name.text, base.text);
  if (name.kind === 'email' && base.kind === 'email') return emailStanding(name.text, base.text);
  if (name.kind === 'uri' && base.kind === 'uri') return uriStanding(name.text, base.text);
  if (name.kind === 'ip' && base.kind === 'ip') return ipStanding(name.octets, base.octets);
  if (name.kind === 'directory' && base.kind === 'directory') return directoryStanding(name.name, base.name);
  return 'outside';
}
