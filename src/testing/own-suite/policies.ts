import { inhibitAnyPolicy, policyConstraints, policyMappings } from '../certificate-extensions.ts';
import { chainCase, type Conditions, type PathCase } from './path-case.ts';

const [gold, silver, any] = ['1.3.6.1.4.1.99999.3.1', '1.3.6.1.4.1.99999.3.2', '2.5.29.32.0'];
const wants = (policy: string): Conditions => ({
  policy: {
    initialPolicySet: [policy],
    requireExplicitPolicy: true,
    inhibitPolicyMapping: false,
    inhibitAnyPolicy: false,
  },
});
const required = { 'policy-required': -1 } as const;
const [under, over] = [{ policies: [gold] }, { policies: [silver] }];
const mapped = { policies: [gold], extraExtensions: [policyMappings([[gold, silver]])] };

/** Certificate policies. */
export const policies: PathCase[] = [
  chainCase('the wanted policy all along the path', { intermediate: under, device: under }, {}, wants(gold)),
  chainCase('another policy than the wanted one', { intermediate: over, device: over }, required, wants(gold)),
  chainCase('a policy that the issuer does not have', { intermediate: over, device: under }, required, wants(gold)),
  chainCase('no policy where one is wanted', {}, required, wants(gold)),
  chainCase('no policy where none is wanted', {}),
  chainCase(
    'a CA that demands a policy of everything below it',
    { intermediate: { ...under, extraExtensions: [policyConstraints({ requireExplicitPolicy: 0 })] } },
    required,
  ),
  chainCase('any policy at the issuer', { intermediate: { policies: [any] }, device: under }, {}, wants(gold)),
  chainCase(
    'any policy at the issuer where the anchor forbids it',
    {
      root: { extraExtensions: [inhibitAnyPolicy(0)] },
      intermediate: { policies: [any], extraExtensions: [inhibitAnyPolicy(0)] },
      device: { policies: [any] },
    },
    required,
    wants(gold),
  ),
  chainCase('a policy that was mapped to the wanted one', { intermediate: mapped, device: over }, {}, wants(gold)),
  chainCase('a policy from before the mapping', { intermediate: mapped, device: under }, required, wants(gold)),
  chainCase(
    'a mapping of any policy',
    { intermediate: { policies: [any], extraExtensions: [policyMappings([[any, gold]])] }, device: under },
    { 'policy-mapping-any': -1 },
  ),
];
