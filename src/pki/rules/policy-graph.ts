import { anyPolicy, type PolicyMapping } from '../extensions/policy-extensions.ts';

interface PolicyNode {
  policy: string;
  parents: PolicyNode[];
  expected: Set<string>;
}

/**
 * The valid policy graph of RFC 9618 section 4: one node for each policy and depth, so that its size is bounded by the
 * policies that certificates name. Nodes without children are not pruned; `accepts` looks from the leaf upwards.
 */
export class PolicyGraph {
  #level: Map<string, PolicyNode> = new Map([
    [anyPolicy, { policy: anyPolicy, parents: [], expected: new Set([anyPolicy]) }],
  ]);

  /** Adds the level of one certificate (RFC 9618 5.3 (d)); false where nothing is left on it. */
  grow(policies: ReadonlySet<string>, anyAllowed: boolean): boolean {
    const parents = [...this.#level.values()];
    const anyParent = this.#level.get(anyPolicy);
    const byExpected = new Map<string, PolicyNode[]>();
    for (const parent of parents) {
      for (const expected of parent.expected) {
        const list = byExpected.get(expected);
        if (list === undefined) byExpected.set(expected, [parent]);
        else list.push(parent);
      }
    }
    const level = new Map<string, PolicyNode>();
    const insert = (policy: string, from: PolicyNode[]): void => {
      level.set(policy, { policy, parents: from, expected: new Set([policy]) });
    };
    for (const policy of policies) {
      if (policy === anyPolicy) continue;
      const expecting = byExpected.get(policy);
      if (expecting !== undefined) insert(policy, expecting);
      else if (anyParent !== undefined) insert(policy, [anyParent]);
    }
    if (policies.has(anyPolicy) && anyAllowed) {
      for (const [expected, from] of byExpected) if (!level.has(expected)) insert(expected, from);
    }
    this.#level = level;
    return level.size > 0;
  }

  /** Applies the mappings of one certificate (RFC 9618 5.4 (b)); false where nothing is left. */
  map(mappings: readonly PolicyMapping[], allowed: boolean): boolean {
    const targets = new Map<string, Set<string>>();
    for (const { issuerDomainPolicy, subjectDomainPolicy } of mappings) {
      const set = targets.get(issuerDomainPolicy);
      if (set === undefined) targets.set(issuerDomainPolicy, new Set([subjectDomainPolicy]));
      else set.add(subjectDomainPolicy);
    }
    const any = this.#level.get(anyPolicy);
    for (const [policy, expected] of targets) {
      const node = this.#level.get(policy);
      if (!allowed) this.#level.delete(policy);
      else if (node !== undefined) node.expected = expected;
      else if (any !== undefined) this.#level.set(policy, { policy, parents: any.parents, expected });
    }
    return this.#level.size > 0;
  }

  /** Whether a policy of the leaf is acceptable to the relying party (RFC 9618 5.6 (g)). */
  accepts(wanted: ReadonlySet<string>): boolean {
    if (wanted.has(anyPolicy)) return this.#level.size > 0;
    const seen = new Map<PolicyNode, boolean>();
    const leads = (node: PolicyNode): boolean => {
      const known = seen.get(node);
      if (known !== undefined) return known;
      const fromAny = node.parents.some((parent) => parent.policy === anyPolicy);
      const result = fromAny && node.policy !== anyPolicy ? wanted.has(node.policy) : node.parents.some(leads);
      seen.set(node, result);
      return result;
    };
    return [...this.#level.values()].some((node) => (node.policy === anyPolicy ? wanted.size > 0 : leads(node)));
  }
}
