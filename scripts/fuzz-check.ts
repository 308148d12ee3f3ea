import { itemCount } from '#pki/input/input-report.ts';
import { readInput } from '#pki/input/read-input.ts';
import { writePem } from '#pki/input/pem-writer.ts';
import { parseCertificate } from '#pki/certificate.ts';
import type { CryptoPort } from '#pki/crypto-port.ts';
import { MalformedError } from '#pki/der/malformed-error.ts';
import { deviceIdentity } from '#pki/device-identity.ts';
import { judge } from '#pki/judge.ts';
import { sameOctets } from '#pki/octets.ts';
import { parseCrl } from '#pki/revocation/crl.ts';
import type { Verdict } from '#pki/verdict.ts';
import { createWebCrypto } from '#pki/web-crypto.ts';
import type { FuzzInput } from './fuzz-input.ts';

/** How one input ended. */
export type FuzzOutcome = 'malformed' | 'accepted' | 'refused';

/** A promise of the engine that was not kept. */
export class BrokenPromiseError extends Error {
  constructor(promise: string) {
    super(promise);
    this.name = 'BrokenPromiseError';
  }
}

const realCrypto = createWebCrypto(crypto.subtle);
const credulousCrypto: CryptoPort = { ...realCrypto, verify: () => 'valid' };

/** Most that a verdict may cost by default. */
const budget = { signatures: 100, nameComparisons: 50_000 };

/** Judges the input. @throws BrokenPromiseError, or whatever the engine lets through though it should not */
export async function checkJudge(input: FuzzInput): Promise<FuzzOutcome> {
  const leaf = orMalformed(() => parseCertificate(input.leaf));
  if (leaf === undefined) return 'malformed';
  deviceIdentity(leaf);
  const anchors = readAll(input.anchors, parseCertificate);
  const verdict = await judge({
    ...input.conditions,
    leaf,
    bag: readAll(input.bag, parseCertificate),
    anchors: anchors.map((certificate, index) => ({ id: String(index), certificate })),
    crls: readAll(input.crls, parseCrl),
    profile: input.profile,
    crypto: input.credulous ? credulousCrypto : realCrypto,
  });
  checkVerdict(verdict, input);
  return verdict.accepted ? 'accepted' : 'refused';
}

function checkVerdict({ accepted, findings, path, work }: Verdict, input: FuzzInput): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (accepted && errors.length > 0) throw new BrokenPromiseError('accepted with an error');
  if (!accepted && errors.length === 0) throw new BrokenPromiseError('refused without an error');
  if (!sameOctets(path[0]!.der, input.leaf)) throw new BrokenPromiseError('the leaf was replaced');
  if (work.signatures > budget.signatures) throw new BrokenPromiseError('signature budget passed');
  if (input.conditions.budget === undefined && work.nameComparisons > budget.nameComparisons) {
    throw new BrokenPromiseError('name comparison budget passed');
  }
  const isGenuine = sameOctets(input.leaf, input.genuineLeaf);
  const isTrusted = input.anchors.some((anchor) => sameOctets(anchor, input.leaf));
  if (accepted && !isGenuine && !isTrusted && !input.credulous) throw new BrokenPromiseError('altered leaf accepted');
}

/** Reads the input as files and as text. @throws whatever reading lets through though it never should */
export async function checkReadInput({ leaf, bag, crls }: FuzzInput): Promise<void> {
  const pem = [leaf, ...bag].map((der) => writePem('CERTIFICATE', der)).join('');
  for (const dropped of [leaf, crls[0] ?? bag[0] ?? leaf, pem]) {
    const report = await readInput(dropped, { crypto });
    if (itemCount(report) + report.leftOut.length === 0) throw new BrokenPromiseError('an input without a word');
  }
}

function orMalformed<Item>(read: () => Item): Item | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedError) return undefined;
    throw error;
  }
}

const readAll = <Item>(list: readonly Uint8Array[], read: (der: Uint8Array) => Item): Item[] =>
  list.flatMap((der) => orMalformed(() => read(der)) ?? []);
