import type { Certificate } from '../../certificate.ts';
import { attributeTexts, attributeTypes } from '../../distinguished-name.ts';
import { distinguishedNameText } from '../../distinguished-name-text.ts';
import { finding, type Profile, type RuleFinding } from '../../findings.ts';
import type { GeneralName } from '../../general-name.ts';
import { hexText } from '../../octets.ts';
import type { WorkBudget } from '../../work-budget.ts';
import { internationalMailbox } from './international-mailbox.ts';
import { isConstraint } from './constraint-form.ts';
import { directoryStanding, dnsStanding, emailStanding, ipStanding, uriStanding, type Standing } from './subtree.ts';

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
  const hit = forbidden.find((base) => standing(name, base) !== 'outside');
  const home = allowed.length === 0 || allowed.some((base) => standing(name, base) === 'within');
  if (standing(name, [...allowed, ...forbidden][0]!) === undefined) {
    return { code: 'name-constraint-unsupported', evidence: { actual } };
  }
  if (hit !== undefined) {
    return { code: 'name-constraint-violated', evidence: { actual, excluded: generalNameText(hit) } };
  }
  if (home) return undefined;
  const expected = allowed.slice(0, 5).map(generalNameText).join(', ');
  return { code: 'name-constraint-violated', evidence: { actual, permitted: expected } };
}

/** Undefined for forms that the engine has no rule for. */
function standing(name: GeneralName, base: GeneralName): Standing | undefined {
  if (name.kind === 'dns' && base.kind === 'dns') return dnsStanding(name.text, base.text);
  if (name.kind === 'email' && base.kind === 'email') return emailStanding(name.text, base.text);
  if (name.kind === 'uri' && base.kind === 'uri') return uriStanding(name.text, base.text);
  if (name.kind === 'ip' && base.kind === 'ip') return ipStanding(name.octets, base.octets);
  if (name.kind === 'directory' && base.kind === 'directory') return directoryStanding(name.name, base.name);
  return undefined;
}

/** A name as an admin reads it. */
export function generalNameText(name: GeneralName): string {
  switch (name.kind) {
    case 'dns':
    case 'email':
    case 'uri':
      return `${name.kind}:${name.text}`;
    case 'ip':
      return `ip:${ipText(name.octets)}`;
    case 'directory':
      return `directory:${distinguishedNameText(name.name)}`;
    case 'other':
      return `other:${name.type}`;
    case 'registered-id':
      return `registered-id:${name.identifier}`;
    default:
      return name.kind;
  }
}

function ipText(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.');
  if (octets.length === 8) return `${octets.subarray(0, 4).join('.')}/${octets.subarray(4).join('.')}`;
  return hexText(octets);
}
