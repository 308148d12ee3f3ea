import type { Certificate } from './certificate.ts';
import { finding, type Profile, type RuleFinding } from './findings.ts';
import type { JudgeRequest } from './judge-request.ts';
import { checkAlgorithmIdentity, checkPublicKey, checkSignatureAlgorithm } from './rules/algorithms.ts';
import { checkAlternativeNames } from './rules/alternative-names.ts';
import { checkForm, checkKeyIdentifierChain, type PathRole } from './rules/certificate-form.ts';
import { checkIssuing, checkPathLength } from './rules/issuing.ts';
import { checkNameConstraints } from './rules/name-constraints/check-names.ts';
import { checkPeerNames } from './rules/peer-name.ts';
import { checkPolicies, everyPolicy } from './rules/policies.ts';
import { checkIssuerPurposes, checkLeafPurposes } from './rules/purposes.ts';
import { checkValidity } from './rules/validity.ts';
import type { WorkBudget } from './work-budget.ts';

/** What a rule found, at this position of the path; -1 for the path as a whole. */
export interface PlacedFinding extends RuleFinding {
  index: number;
}

const place = (index: number, findings: readonly RuleFinding[]): PlacedFinding[] =>
  findings.map((item) => ({ ...item, index }));

/**
 * Applies the rules, family by family. Each rule looks at one certificate, at an issuer with everything below it, at the
 * leaf, or at the whole path; paths are leaf first. Signatures and revocation are checked elsewhere.
 */
export class PathChecker {
  readonly profile: Profile;
  readonly #request: JudgeRequest;
  readonly #budget: WorkBudget;
  readonly #own = new Map<Certificate, Partial<Record<PathRole, RuleFinding[]>>>();

  constructor(request: JudgeRequest, budget: WorkBudget) {
    this.#request = request;
    this.#budget = budget;
    this.profile = { name: request.profile, platform: request.platform ?? 'gatehouse' };
  }

  /** Rules about one certificate by itself; remembered. */
  ownFindings(certificate: Certificate, role: PathRole): RuleFinding[] {
    let byRole = this.#own.get(certificate);
    if (byRole === undefined) this.#own.set(certificate, (byRole = {}));
    return (byRole[role] ??= this.#judgeAlone(certificate, role));
  }

  #judgeAlone(certificate: Certificate, role: PathRole): RuleFinding[] {
    const timely = checkValidity(certificate, this.#request.at, this.profile);
    if (role === 'end-entity') return [...timely, ...timelessFindings(certificate, role, this.profile)];
    return [...timely, ...rememberedFindings(certificate, role, this.profile)];
  }

  /** Rules of an issuer about the certificates below it. */
  issuerFindings(issuer: Certificate, below: readonly Certificate[]): RuleFinding[] {
    const { profile } = this;
    return [
      ...checkPathLength(issuer, below, profile),
      ...checkNameConstraints(issuer, below, profile, this.#budget),
      ...checkIssuerPurposes(issuer, this.#request.purpose ?? 'clientAuth', profile),
      ...checkKeyIdentifierChain(below.at(-1)!, issuer, profile),
    ];
  }

  /** Rules about the leaf in the use it is shown for. */
  leafFindings(leaf: Certificate, anchored: boolean): RuleFinding[] {
    const { purpose = 'clientAuth', keyUsage = [], extendedKeyUsage = [], peerNames = [] } = this.#request;
    const { profile } = this;
    return [
      ...(anchored ? this.#judgeAnchoredLeaf(leaf) : this.ownFindings(leaf, 'end-entity')),
      ...checkLeafPurposes(leaf, { purpose, keyUsage, extendedKeyUsage }, profile),
      ...checkPeerNames(leaf, peerNames, profile),
    ];
  }

  /** A leaf that is trusted itself: nobody's signature counts, and it need not be a CA. */
  #judgeAnchoredLeaf(leaf: Certificate): RuleFinding[] {
    const signed = new Set(['signature-algorithm-weak', 'signature-algorithm-unsupported']);
    return this.ownFindings(leaf, 'end-entity').filter(({ code }) => !signed.has(code));
  }

  /** Everything about a path: its last certificate is the anchor where `anchored`. */
  pathFindings(path: readonly Certificate[], anchored: boolean): PlacedFinding[] {
    const { policy = everyPolicy, maxIntermediates = defaultIntermediates } = this.#request;
    const findings = place(0, this.leafFindings(path[0]!, anchored && path.length === 1));
    for (const [index, certificate] of path.entries()) {
      if (index === 0) continue;
      const role = anchored && index === path.length - 1 ? 'trust-anchor' : 'intermediate';
      findings.push(...place(index, this.ownFindings(certificate, role)));
      findings.push(...place(index, this.issuerFindings(certificate, path.slice(0, index))));
    }
    const intermediates = path.length - (anchored ? 2 : 1);
    if (intermediates > maxIntermediates) {
      const evidence = { actual: intermediates, expected: maxIntermediates };
      findings.push(...place(-1, [finding(this.profile, 'path-too-long', evidence)]));
    }
    if (anchored) findings.push(...place(-1, checkPolicies(path, policy, this.profile)));
    return findings;
  }
}

/** Rules about a certificate by itself that hold at every instant. */
function timelessFindings(certificate: Certificate, role: PathRole, profile: Profile): RuleFinding[] {
  const anchored = role === 'trust-anchor';
  const identity = anchored && profile.name === 'strict' ? checkAlgorithmIdentity(certificate, profile) : [];
  return [
    ...checkIssuing(certificate, role, profile),
    ...checkPublicKey(certificate, profile),
    ...(anchored ? identity : checkSignatureAlgorithm(certificate, profile)),
    ...checkForm(certificate, role, profile),
    ...checkAlternativeNames(certificate, profile),
  ];
}

const remembered = new WeakMap<Certificate, Map<string, RuleFinding[]>>();

/** As `timelessFindings`, kept for as long as the certificate: issuers stand in many verdicts. */
function rememberedFindings(certificate: Certificate, role: PathRole, profile: Profile): RuleFinding[] {
  let byConditions = remembered.get(certificate);
  if (byConditions === undefined) remembered.set(certificate, (byConditions = new Map()));
  const conditions = `${role} ${profile.name} ${profile.platform}`;
  let findings = byConditions.get(conditions);
  if (findings === undefined) byConditions.set(conditions, (findings = timelessFindings(certificate, role, profile)));
  return findings;
}

/** Intermediates on a path where the caller sets no other limit. */
export const defaultIntermediates = 10;
