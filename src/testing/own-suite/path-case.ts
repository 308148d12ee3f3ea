import type { FindingCode } from '#contract/finding-codes.ts';
import { parseCertificate, type Certificate } from '#pki/certificate.ts';
import type { JudgeRequest } from '#pki/judge-request.ts';
import {
  createDevice,
  createIntermediate,
  createRoot,
  testInstant,
  type CertificatePlan,
  type TestCertificate,
} from '../certificate-factory.ts';

/** One case of the suite: what is judged, and everything that the engine shall find. */
export interface PathCase {
  /** Completes the sentence "... is accepted" or "... is refused". */
  condition: string;
  request: Omit<JudgeRequest, 'profile' | 'crypto'>;
  /** Every finding by its code, with its place on the path: 0 is the leaf, -1 the path as a whole. */
  findings: Partial<Record<FindingCode, number>>;
}

/** What a case wants besides its certificates. */
export type Conditions = Partial<Omit<JudgeRequest, 'profile' | 'crypto' | 'leaf'>>;

/** The certificate as the engine reads it. */
export const parsed = ({ der }: { der: Uint8Array }): Certificate => parseCertificate(der);

/** Judges a leaf with a bag against one anchor. */
export function pathCase(
  condition: string,
  [leaf, bag, anchor]: [leaf: { der: Uint8Array }, bag: readonly TestCertificate[], anchor: TestCertificate],
  findings: PathCase['findings'] = {},
  conditions: Conditions = {},
): PathCase {
  const anchors = [{ id: 'anchor', certificate: parsed(anchor) }];
  return {
    condition,
    request: { leaf: parsed(leaf), bag: bag.map(parsed), anchors, at: testInstant, ...conditions },
    findings,
  };
}

/** Plans of a chain; what is left out is as it should be. */
export interface ChainPlans {
  root?: CertificatePlan;
  intermediate?: CertificatePlan;
  device?: CertificatePlan;
}

/** Judges root, intermediate and device, each with what its plan changes. */
export function chainCase(
  condition: string,
  plans: ChainPlans,
  findings: PathCase['findings'] = {},
  conditions: Conditions = {},
): PathCase {
  const root = createRoot(plans.root);
  const intermediate = createIntermediate(root, plans.intermediate);
  return pathCase(condition, [createDevice(intermediate, plans.device), [intermediate], root], findings, conditions);
}

/** Judges root, CAs and device, each under the one before, against the root. */
export function lineCase(
  condition: string,
  plans: readonly CertificatePlan[],
  findings: PathCase['findings'] = {},
  conditions: Conditions = {},
): PathCase {
  const root = createRoot(plans[0]);
  const authorities: TestCertificate[] = [];
  for (const plan of plans.slice(1, -1)) authorities.push(createIntermediate(authorities.at(-1) ?? root, plan));
  const device = createDevice(authorities.at(-1) ?? root, plans.at(-1));
  return pathCase(condition, [device, authorities, root], findings, conditions);
}
