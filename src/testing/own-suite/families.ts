import { algorithms } from './algorithms.ts';
import { form } from './form.ts';
import { issuing } from './issuing.ts';
import { nameConstraints } from './name-constraints.ts';
import type { PathCase } from './path-case.ts';
import { peerNames } from './peer-names.ts';
import { policies } from './policies.ts';
import { purposes } from './purposes.ts';
import { revocation } from './revocation.ts';
import { trust } from './trust.ts';
import { validity } from './validity.ts';

/** The whole suite by families of rules. */
export const families: Readonly<Record<string, readonly PathCase[]>> = {
  trust,
  validity,
  issuing,
  form,
  purposes,
  algorithms,
  'name constraints': nameConstraints,
  'peer names': peerNames,
  policies,
  revocation,
};
