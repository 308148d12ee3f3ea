import type { Certificate } from '../certificate.ts';
import { anyPolicy } from '../extensions/policy-extensions.ts';
import { finding, type Profile, type RuleFinding } from '../findings.ts';
import type { PolicyInput } from '../judge-request.ts';
import { PolicyGraph } from './policy-graph.ts';

/** What holds where the caller says nothing: every policy will do, and none is needed (RFC 5280 6.1.1). */
export const everyPolicy: PolicyInput = {
  initialPolicySet: [anyPolicy],
  requireExplicitPolicy: false,
  inhibitPolicyMapping: false,
  inhibitAnyPolicy: false,
};

/** As for nearly every device: nobody asks for a policy or maps one, so that whatever is there, or is not, will do. */
function acceptsEveryPolicy(path: readonly Certificate[], { requireExplicitPolicy }: PolicyInput): boolean {
  if (requireExplicitPolicy) return false;
  return path.every(({ known }) => known.policyConstraints === undefined && known.policyMappings === undefined);
}

/** Certificate policies over a whole path, leaf first, trust anchor last (RFC 5280 6.1 as changed by RFC 9618). */
export function checkPolicies(path: readonly Certificate[], input: PolicyInput, profile: Profile): RuleFinding[] {
  const length = path.length - 1;
  if (length === 0 || acceptsEveryPolicy(path, input)) return [];
  const below = path.slice(0, -1).toReversed();
  let explicitPolicy = input.requireExplicitPolicy ? 0 : length + 1;
  let policyMapping = input.inhibitPolicyMapping ? 0 : length + 1;
  let inhibitAny = input.inhibitAnyPolicy ? 0 : length + 1;
  let graph: PolicyGraph | undefined = new PolicyGraph();

  for (const [index, certificate] of below.entries()) {
    const { certificatePolicies, policyMappings, policyConstraints, inhibitAnyPolicy } = certificate.known;
    const last = index === length - 1;
    const selfIssued = certificate.selfIssued;
    const anyAllowed = inhibitAny > 0 || (!last && selfIssued);
    if (certificatePolicies === undefined) graph = undefined;
    else if (graph?.grow(certificatePolicies, anyAllowed) === false) graph = undefined;
    if (explicitPolicy === 0 && graph === undefined)
      return [finding(profile, 'policy-required', { below: length - 1 - index })];
    if (last) {
      if (explicitPolicy > 0) explicitPolicy -= 1;
      if (policyConstraints?.requireExplicitPolicy === 0) explicitPolicy = 0;
      continue;
    }
    if (policyMappings !== undefined) {
      const mapsAny = policyMappings.some((pair) =>
        [pair.issuerDomainPolicy, pair.subjectDomainPolicy].includes(anyPolicy),
      );
      if (mapsAny) return [finding(profile, 'policy-mapping-any', { below: length - 1 - index })];
      if (graph?.map(policyMappings, policyMapping > 0) === false) graph = undefined;
    }
    if (!selfIssued) {
      explicitPolicy = Math.max(0, explicitPolicy - 1);
      policyMapping = Math.max(0, policyMapping - 1);
      inhibitAny = Math.max(0, inhibitAny - 1);
    }
    explicitPolicy = Math.min(explicitPolicy, policyConstraints?.requireExplicitPolicy ?? explicitPolicy);
    policyMapping = Math.min(policyMapping, policyConstraints?.inhibitPolicyMapping ?? policyMapping);
    inhibitAny = Math.min(inhibitAny, inhibitAnyPolicy ?? inhibitAny);
  }

  const accepted = graph?.accepts(new Set(input.initialPolicySet)) ?? false;
  if (explicitPolicy > 0 || accepted) return [];
  return [finding(profile, 'policy-required', { expected: input.initialPolicySet.join(', ') })];
}
