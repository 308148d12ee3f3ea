import { algorithms } from './algorithms.ts';
import { crlScope } from './crl-scope.ts';
import { form } from './form.ts';
import { issuing } from './issuing.ts';
import { nameConstraints } from './name-constraints.ts';
import { nameForms } from './name-forms.ts';
import type { PathCase } from './path-case.ts';
import { peerNames } from './peer-names.ts';
import { policies } from './policies.ts';
import { policyProcessing } from './policy-processing.ts';
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
  'name forms': nameForms,
  'peer names': peerNames,
  policies,
  'policy processing': policyProcessing,
  revocation,
  'CRL scope': crlScope,
};
