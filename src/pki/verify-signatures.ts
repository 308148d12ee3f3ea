import type { Certificate } from './certificate.ts';
import type { CryptoPort, SignatureResult } from './crypto-port.ts';
import { fingerprint } from './fingerprint.ts';
import type { IssuerCache } from './issuer-cache.ts';
import type { PublicKeyKind } from './public-key.ts';
import type { SignatureAlgorithm } from './signature-algorithm.ts';
import type { WorkBudget } from './work-budget.ts';

/** Something signed: a certificate, a CRL, or an OCSP response. */
export interface Signed {
  readonly toBeSigned: Uint8Array;
  readonly signature: Uint8Array;
  readonly signatureAlgorithm: SignatureAlgorithm;
}

/** `wrong-kind`: the key cannot have made a signature of this algorithm. */
export type SignatureOutcome = SignatureResult | 'wrong-kind';

const latin1 = new TextDecoder('latin1');
const keyTexts = new WeakMap<Certificate, string>();

/** A text that is the same for two certificates exactly when their public keys are. */
export function publicKeyText(certificate: Certificate): string {
  let text = keyTexts.get(certificate);
  if (text === undefined) keyTexts.set(certificate, (text = latin1.decode(certificate.spki)));
  return text;
}

/** Verifies signatures within one verdict: each pair of signed thing and key at most once, counted by the budget. */
export class SignatureVerifier {
  readonly #crypto: CryptoPort;
  readonly #budget: WorkBudget;
  readonly #cache: IssuerCache | undefined;
  readonly #results = new Map<Signed, { key: string; outcome: SignatureOutcome }[]>();

  constructor(crypto: CryptoPort, budget: WorkBudget, cache: IssuerCache | undefined) {
    this.#crypto = crypto;
    this.#budget = budget;
    this.#cache = cache;
  }

  /** Answers at once where the crypto port does. @throws BudgetExhaustedError */
  verify(signed: Signed, signer: Certificate): SignatureOutcome | Promise<SignatureOutcome> {
    const key = publicKeyText(signer);
    let results = this.#results.get(signed);
    if (results === undefined) this.#results.set(signed, (results = []));
    const known = results.find((result) => result.key === key);
    if (known !== undefined) return known.outcome;
    const remember = (outcome: SignatureOutcome): SignatureOutcome => {
      results.push({ key, outcome });
      return outcome;
    };
    const outcome = this.#verifyOnce(signed, signer);
    return typeof outcome === 'string' ? remember(outcome) : outcome.then(remember);
  }

  /** As `verify`, for a CA certificate, whose valid signature is remembered beyond this verdict. @throws as `verify` */
  verifyCertificate(certificate: Certificate, issuer: Certificate): SignatureOutcome | Promise<SignatureOutcome> {
    if (this.#cache === undefined || !certificate.isCa) return this.verify(certificate, issuer);
    return this.#verifyIssuer(certificate, issuer, this.#cache);
  }

  async #verifyIssuer(certificate: Certificate, issuer: Certificate, cache: IssuerCache): Promise<SignatureOutcome> {
    const print = fingerprint(certificate, this.#crypto);
    const id = typeof print === 'string' ? print : await print;
    if (cache.has(id, publicKeyText(issuer))) return 'valid';
    const outcome = await this.verify(certificate, issuer);
    if (outcome === 'valid') cache.add(id, publicKeyText(issuer));
    return outcome;
  }

  #verifyOnce(signed: Signed, { publicKey, spki }: Certificate): SignatureOutcome | Promise<SignatureOutcome> {
    const { signatureAlgorithm: algorithm, signature, toBeSigned: data } = signed;
    if (publicKey.kind === 'unsupported' || algorithm.kind === 'other' || algorithm.kind === 'dsa')
      return 'unsupported';
    if ('hash' in algorithm && (algorithm.hash === 'MD2' || algorithm.hash === 'MD5')) return 'unsupported';
    if (!keyFits(publicKey, algorithm)) return 'wrong-kind';
    this.#budget.spend('signatures');
    return this.#crypto.verify({ algorithm, publicKey, spki, signature, data });
  }
}

function keyFits(key: PublicKeyKind, algorithm: SignatureAlgorithm): boolean {
  switch (algorithm.kind) {
    case 'rsa-pkcs1':
      return key.kind === 'rsa' && !key.pssOnly;
    case 'rsa-pss':
      return key.kind === 'rsa';
    case 'ecdsa':
      return key.kind === 'ec';
    default:
      return key.kind === algorithm.kind;
  }
}
