import * as z from 'zod/mini';
import { keyUsages } from '#pki/extensions/key-extensions.ts';
import { parseCertificate, type Certificate } from '#pki/certificate.ts';
import type { JudgeRequest, PeerName } from '#pki/judge-request.ts';
import { judge } from '#pki/judge.ts';
import { parseCrl, type Crl } from '#pki/revocation/crl.ts';
import { MalformedError } from '#pki/der/malformed-error.ts';
import { createWebCrypto } from '#pki/web-crypto.ts';

const peerName = z.object({ kind: z.enum(['DNS', 'IP', 'RFC822']), value: z.string() });

const suiteCase = z.object({
  id: z.string(),
  features: z.nullable(z.array(z.string())),
  validation_kind: z.enum(['CLIENT', 'SERVER', 'ANY']),
  trusted_certs: z.array(z.string()),
  untrusted_intermediates: z.array(z.string()),
  peer_certificate: z.string(),
  validation_time: z.nullable(z.string()),
  key_usage: z.array(z.enum(keyUsages)),
  extended_key_usage: z.array(z.string()),
  expected_peer_name: z.nullable(peerName),
  expected_peer_names: z.array(peerName),
  max_chain_depth: z.nullable(z.number()),
  crls: z.array(z.string()),
  policy: z.nullable(
    z.object({
      initial_policy_set: z.array(z.string()),
      require_explicit_policy: z.boolean(),
      inhibit_policy_mapping: z.boolean(),
      inhibit_any_policy: z.boolean(),
    }),
  ),
  expected_result: z.enum(['SUCCESS', 'FAILURE']),
});

/** One case of a suite, in the format of C2SP/x509-limbo with CRLs and policy inputs added. */
export type SuiteCase = z.infer<typeof suiteCase>;

const suite = z.object({ testcases: z.array(z.looseObject({ id: z.string() })) });

/** The cases of a suite, and the ids of those that ask for something this runner does not know. */
export interface Suite {
  cases: SuiteCase[];
  skipped: string[];
}

/** What the engine made of a case; `codes` are those of the errors. */
export interface CaseResult {
  accepted: boolean;
  codes: string[];
}

/** Reads a suite. @throws Error where the text is none. */
export function readSuite(text: string): Suite {
  const read: Suite = { cases: [], skipped: [] };
  for (const item of suite.parse(JSON.parse(text)).testcases) {
    const parsed = suiteCase.safeParse(item);
    if (parsed.success) read.cases.push(parsed.data);
    else read.skipped.push(item.id);
  }
  return read;
}

const engineCrypto = createWebCrypto(crypto.subtle);
const purposes = { CLIENT: 'clientAuth', SERVER: 'serverAuth', ANY: 'any' } as const;

/** Judges one case under the strict profile. A leaf that cannot be read is refused; others that cannot are left out. */
export async function judgeCase(input: SuiteCase): Promise<CaseResult> {
  const request = toRequest(input);
  if (request === undefined) return { accepted: false, codes: ['certificate-unparseable'] };
  const { accepted, findings } = await judge(request);
  const errors = findings.filter(({ severity }) => severity === 'error');
  return { accepted, codes: [...new Set(errors.map(({ code }) => code))] };
}

/** The case as a request to the engine; undefined where the leaf cannot be read. */
export function toRequest(input: SuiteCase): JudgeRequest | undefined {
  const [leaf] = readAll([input.peer_certificate], parseCertificate);
  if (leaf === undefined) return undefined;
  const names = [
    ...input.expected_peer_names,
    ...(input.expected_peer_name === null ? [] : [input.expected_peer_name]),
  ];
  const anchors = readAll(input.trusted_certs, parseCertificate);
  const { policy } = input;
  return {
    leaf,
    bag: readAll<Certificate>(input.untrusted_intermediates, parseCertificate),
    anchors: anchors.map((certificate, index) => ({ id: String(index), certificate })),
    at: input.validation_time === null ? new Date() : new Date(input.validation_time),
    profile: 'strict',
    crypto: engineCrypto,
    purpose: purposes[input.validation_kind],
    keyUsage: input.key_usage,
    extendedKeyUsage: input.extended_key_usage,
    peerNames: input.validation_kind === 'SERVER' ? names.map(toPeerName) : [],
    ...(input.max_chain_depth !== null && { maxIntermediates: input.max_chain_depth }),
    ...(policy !== null && {
      policy: {
        initialPolicySet: policy.initial_policy_set,
        requireExplicitPolicy: policy.require_explicit_policy,
        inhibitPolicyMapping: policy.inhibit_policy_mapping,
        inhibitAnyPolicy: policy.inhibit_any_policy,
      },
    }),
    ...(input.crls.length > 0 && { crls: readAll<Crl>(input.crls, parseCrl), revocation: 'hard-fail' }),
  };
}

const kinds = { DNS: 'dns', IP: 'ip', RFC822: 'email' } as const;
const toPeerName = ({ kind, value }: z.infer<typeof peerName>): PeerName => ({ kind: kinds[kind], value });

function readAll<Item>(pems: readonly string[], parse: (der: Uint8Array) => Item): Item[] {
  return pems.flatMap((pem) => {
    const body = pem.replaceAll(/-----[^-]*-----|\s/g, '');
    try {
      return [parse(new Uint8Array(Buffer.from(body, 'base64')))];
    } catch (error) {
      if (error instanceof MalformedError) return [];
      throw error;
    }
  });
}
