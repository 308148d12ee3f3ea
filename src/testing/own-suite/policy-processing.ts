import { certificatePolicies, inhibitAnyPolicy, policyConstraints, policyMappings } from '../certificate-extensions.ts';
import type { CertificatePlan } from '../certificate-factory.ts';
import { testKey } from '../test-keys.ts';
import { lineCase, type Conditions, type PathCase } from './path-case.ts';

const [gold, silver, bronze, any] = [
  '1.3.6.1.4.1.99999.3.1',
  '1.3.6.1.4.1.99999.3.2',
  '1.3.6.1.4.1.99999.3.3',
  '2.5.29.32.0',
];
const required = { 'policy-required': -1 } as const;
const wants = (policy: string, more: Partial<Conditions['policy']> = {}): Conditions => ({
  policy: {
    initialPolicySet: [policy],
    requireExplicitPolicy: true,
    inhibitPolicyMapping: false,
    inhibitAnyPolicy: false,
    ...more,
  },
});

const upper = (plan: CertificatePlan): CertificatePlan => ({ subject: 'Upper CA', ...plan });
const lower = (plan: CertificatePlan): CertificatePlan => ({ subject: 'Lower CA', ...plan });
/** The upper CA once more, with its next key. */
const selfIssued = (plan: CertificatePlan): CertificatePlan =>
  upper({ key: testKey('P-256', 'next key of the upper CA'), ...plan });
const under = (...policies: string[]): CertificatePlan => ({ policies });
const extended = (policies: string[], ...extraExtensions: Uint8Array[]): CertificatePlan => ({
  policies,
  extraExtensions,
});

const explicit = (certificates: number): Uint8Array => policyConstraints({ requireExplicitPolicy: certificates });
const noMapping = (certificates: number): Uint8Array => policyConstraints({ inhibitMapping: certificates });
const mapped = (...pairs: [string, string][]): Uint8Array => policyMappings(pairs);

/** Counters, mappings and any policy over several CAs (RFC 5280 6.1.3 (d) to 6.1.5, RFC 9618). */
export const policyProcessing: PathCase[] = [
  lineCase(
    'a policy demanded behind the leaf, which has none',
    [{}, upper(extended([gold], explicit(3))), lower(under(gold)), {}],
    {},
  ),
  lineCase(
    'a policy demanded of the leaf, which has none',
    [{}, upper(extended([gold], explicit(2))), lower(under(gold)), {}],
    required,
  ),
  lineCase(
    'a self-issued certificate, which does not count towards the demand',
    [{}, upper(extended([gold], explicit(2))), selfIssued(under(gold)), {}],
    {},
  ),
  lineCase(
    'a lower CA that postpones what an upper one demands at once',
    [{}, upper(extended([gold], explicit(0))), lower(extended([gold], explicit(9))), {}],
    required,
  ),
  lineCase('a leaf that demands a policy of itself', [{}, upper({}), { extraExtensions: [explicit(0)] }], required),
  lineCase(
    'a mapping that an upper CA forbids',
    [{}, upper(extended([gold], noMapping(0))), lower(extended([gold], mapped([gold, silver]))), under(silver)],
    required,
    wants(gold),
  ),
  lineCase(
    'a mapping that an upper CA still allows',
    [{}, upper(extended([gold], noMapping(1))), lower(extended([gold], mapped([gold, silver]))), under(silver)],
    {},
    wants(gold),
  ),
  lineCase(
    'a mapping that the caller forbids',
    [{}, upper(extended([gold], mapped([gold, silver]))), lower(under(silver)), under(silver)],
    required,
    wants(gold, { inhibitPolicyMapping: true }),
  ),
  lineCase(
    'a mapping of a mapping',
    [
      {},
      upper(extended([gold], mapped([gold, silver]))),
      lower(extended([silver], mapped([silver, bronze]))),
      under(bronze),
    ],
    {},
    wants(gold),
  ),
  lineCase(
    'a mapping whose target the caller takes for the policy',
    [{}, upper(extended([gold], mapped([gold, silver]))), lower(under(silver)), under(silver)],
    required,
    wants(silver),
  ),
  lineCase(
    'one policy mapped to two',
    [{}, upper(extended([gold], mapped([gold, silver], [gold, bronze]))), lower(under(bronze)), under(bronze)],
    {},
    wants(gold),
  ),
  lineCase(
    'a mapping out of any policy',
    [{}, upper(extended([any], mapped([gold, silver]))), lower(under(silver)), under(silver)],
    {},
    wants(gold),
  ),
  lineCase(
    'any policy where an upper CA forbids it',
    [{}, upper(extended([gold], inhibitAnyPolicy(0))), lower(under(any)), under(gold)],
    required,
    wants(gold),
  ),
  lineCase(
    'any policy where an upper CA still allows it',
    [{}, upper(extended([gold], inhibitAnyPolicy(1))), lower(under(any)), under(gold)],
    {},
    wants(gold),
  ),
  lineCase(
    'any policy in a self-issued certificate below a CA that forbids it',
    [{}, upper(extended([gold], inhibitAnyPolicy(0))), selfIssued(under(any)), under(gold)],
    {},
    wants(gold),
  ),
  lineCase(
    'any policy in the leaf below a CA that forbids it',
    [{}, upper(extended([gold], inhibitAnyPolicy(0))), under(any)],
    required,
    wants(gold),
  ),
  lineCase(
    'any policy where the caller forbids it',
    [{}, upper(under(any)), under(gold)],
    required,
    wants(gold, { inhibitAnyPolicy: true }),
  ),
  lineCase('any policy from top to bottom', [{}, upper(under(any)), lower(under(any)), under(any)], {}, wants(gold)),
  lineCase(
    'two CAs without a policy in common',
    [{}, upper(under(gold)), lower(under(silver)), under(gold, silver)],
    required,
    wants(any),
  ),
  lineCase(
    'a policy with a qualifier',
    [{}, upper({ extraExtensions: [certificatePolicies([gold], 'https://ca.example/cps')] }), under(gold)],
    {},
    wants(gold),
  ),
];
