import type { LeftOutCode, RepairCode } from '#contract/input-codes.ts';
import type { Certificate } from '../certificate.ts';

/** Where something was found. */
export interface Origin {
  /** File name, or path inside an archive as `archive.zip/folder/file.pem`. */
  source: string;
  /** Line of a text, counted from 1. */
  line?: number;
}

export interface CertificateItem {
  certificate: Certificate;
  origin: Origin;
}

/** A private key in one form, whatever it came in. */
export interface PrivateKeyItem {
  /** PKCS#8, DER, not encrypted. */
  pkcs8: Uint8Array;
  /** SubjectPublicKeyInfo, DER; absent where this runtime cannot work it out (rare curves). */
  publicKey?: Uint8Array;
  origin: Origin;
}

/** A certificate signing request (PKCS#10) or a CRL, DER. */
interface EncodedItem {
  der: Uint8Array;
  origin: Origin;
}

/** Something put right; the content is as its sender meant it. */
export interface Repair {
  code: RepairCode;
  origin: Origin;
}

/** Something that could not be used, and why. */
export interface LeftOut {
  code: LeftOutCode;
  origin: Origin;
  /** Numbers and labels for the sentence; never content. */
  evidence: Readonly<Record<string, string | number>>;
}

/** Everything that was found in one input. */
export interface InputReport {
  certificates: CertificateItem[];
  privateKeys: PrivateKeyItem[];
  publicKeys: EncodedItem[];
  signingRequests: EncodedItem[];
  revocationLists: EncodedItem[];
  repairs: Repair[];
  leftOut: LeftOut[];
}

/** A report of nothing. */
export function emptyReport(): InputReport {
  return {
    certificates: [],
    privateKeys: [],
    publicKeys: [],
    signingRequests: [],
    revocationLists: [],
    repairs: [],
    leftOut: [],
  };
}

/** How many things a report holds. */
export function itemCount(report: InputReport): number {
  const { certificates, privateKeys, publicKeys, signingRequests, revocationLists } = report;
  return [certificates, privateKeys, publicKeys, signingRequests, revocationLists].reduce(
    (sum, items) => sum + items.length,
    0,
  );
}

/** Whether a password would bring out more: `wrong` when one was given and did not fit. */
export function passwordState({ leftOut }: InputReport): 'none' | 'needed' | 'wrong' {
  if (leftOut.some(({ code }) => code === 'password-wrong')) return 'wrong';
  return leftOut.some(({ code }) => code === 'password-needed') ? 'needed' : 'none';
}
