import type { CertificateFacts } from '#console/certificates/certificate-facts.ts';
import type { TestDevice } from '#pki/author/test-device.ts';
import type { Bundle } from '#pki/input/bundle.ts';
import type { LeftOut, Origin, Repair } from '#pki/input/input-report.ts';
import type { Finding, Verdict } from '#pki/verdict.ts';

/** One file or pasted text. */
export interface Source {
  /** File name, or a word for what was pasted. */
  name: string;
  bytes: Uint8Array;
  /** For what is protected by one. */
  password?: string;
  /** Why its bytes could not be had. */
  unread?: Pick<LeftOut, 'code' | 'evidence'>;
}

/** A private key that was found, and the certificates it belongs to. */
export interface KeyFacts {
  /** PKCS#8, PEM, not encrypted. Never leaves the tab but for a token test. */
  pem: string;
  origin: Origin;
  /** SHA-256 fingerprints of the certificates with its public key. */
  certificates: string[];
}

/** Something that is neither a certificate nor a private key. */
export interface OtherFacts {
  kind: 'signing-request' | 'revocation-list' | 'public-key';
  der: Uint8Array;
  origin: Origin;
}

/** A source that shows more when its password is given. */
export interface LockedSource {
  name: string;
  state: 'needed' | 'wrong';
}

/** Everything that was found in the sources. */
export interface SortedInput {
  certificates: CertificateFacts[];
  keys: KeyFacts[];
  /** Signing requests, revocation lists and public keys. */
  others: OtherFacts[];
  repairs: Repair[];
  leftOut: LeftOut[];
  /** What a place that takes certificates alone has to say of the others; keys of certificates that are here belong. */
  notCertificates: LeftOut[];
  locked: LockedSource[];
}

/** One certificate that the tenant trusts, or would. */
export interface Anchor {
  /** Named in the verdict. */
  id: string;
  /** PEM, or base64 as the platform replies. */
  pem: string;
  enabled: boolean;
}

export interface ChainsToJudge {
  leaves: Uint8Array[];
  /** Any other certificates that may stand between, in any order. */
  bag: Uint8Array[];
  /** For each leaf a bag of its own in place of that one. */
  bags?: Uint8Array[][];
  /** Revocation lists to go by. Those that cannot be read are passed over. */
  revocationLists?: Uint8Array[];
  anchors: Anchor[];
  at: Date;
  /** Whose rules: what is only a warning at a Cumulocity tenant may be an error here. */
  platform: 'gatehouse' | 'cumulocity';
}

/** A verdict with all that follows from it, and the bundle to give to the device. */
export interface ChainJudgement extends Bundle {
  verdict: Verdict;
  /** User that the platform would make of the device; absent where its name cannot be used. */
  deviceUser?: string;
  /** What is to be said about the device's name. */
  identityFindings: Finding[];
}

/** What a tenant is asked to sign, and the certificate (DER) whose key it has to be signed with. */
interface PossessionCode {
  certificate: Uint8Array;
  code: string;
}

/** `wrong-key`: none of the keys is the certificate's; `unsupported`: it is, but cannot be signed with here. */
export type CodeSignature = { state: 'signed'; signature: string } | { state: 'wrong-key' | 'unsupported' };

/**
 * What a signature turned out to be before it is sent. `line-break`: it is over the code with a line break at its end;
 * `unknown`: it cannot be told here.
 */
export type SignatureState = 'fits' | 'line-break' | 'other' | 'not-base64' | 'unknown';

/** What a revocation list says; dates are ISO 8601 UTC. */
export interface RevocationListFacts {
  issuer: string;
  thisUpdate: string;
  nextUpdate?: string;
  /** Serial numbers in lower-case hex without leading zeros; reasons as RFC 5280 names them. */
  entries: { serialHex: string; revokedAt: string; reason: string }[];
}

/** What the worker does: each name with what it is given and what it answers. */
export interface Operations {
  read: { request: Source[]; reply: SortedInput };
  judge: { request: ChainsToJudge; reply: ChainJudgement[] };
  readRevocationList: { request: Uint8Array; reply: RevocationListFacts };
  sha256: { request: readonly string[]; reply: (string | null)[] };
  signCode: { request: PossessionCode & { keys: string[] }; reply: CodeSignature };
  checkSignature: { request: PossessionCode & { signature: string }; reply: SignatureState };
  createTestDevice: { request: { at: Date }; reply: TestDevice };
}

export type OperationName = keyof Operations;

/** A message to the worker; the reply carries the same id. */
export type WorkerRequest = {
  [Name in OperationName]: { id: number; operation: Name; request: Operations[Name]['request'] };
}[OperationName];

export type WorkerReply = { id: number; reply: Operations[OperationName]['reply'] } | { id: number; failure: string };
