import { indexAnchors } from '../anchor-index.ts';
import type { Certificate } from '../certificate.ts';
import type { PlacedFinding } from '../check-path.ts';
import { namesMatch } from '../distinguished-name.ts';
import type { DistributionPoint, ReasonFlag } from '../extensions/distribution-points.ts';
import { finding, noErrors, type Profile } from '../findings.ts';
import type { JudgeRequest } from '../judge-request.ts';
import { hexText, sameOctets } from '../octets.ts';
import { checkAlgorithmStrength } from '../rules/algorithms.ts';
import type { SignatureVerifier } from '../verify-signatures.ts';
import type { Crl } from './crl.ts';
import type { RevokedEntry } from './crl-entry.ts';
import { allReasons, completes, coveredReasons, isInScope, supersedes } from './crl-scope.ts';

/** What stands in the way of a CRL that should give the answer. */
type CrlProblem =
  | 'no-list'
  | 'number-missing'
  | 'expired'
  | 'not-yet-valid'
  | 'signer'
  | 'critical-extension'
  | 'entry-repeated'
  | 'reasons-missing';

type Status = { kind: 'good' } | { kind: 'revoked'; entry: RevokedEntry } | { kind: 'unknown'; problem: CrlProblem };

/** Decides by the CRLs of the request whether certificates are revoked (RFC 5280 6.3). */
export class RevocationChecker {
  readonly #request: JudgeRequest;
  readonly #profile: Profile;
  readonly #verifier: SignatureVerifier;
  readonly #isTrustedSigner: (signer: Certificate, anchor: Certificate) => Promise<boolean>;
  /** Complete CRLs, the newest first: an older one that is still in date must not hide what a newer one lists. */
  readonly #complete: readonly Crl[];
  readonly #deltas: readonly Crl[];
  /** Signers whose own paths are being looked at, innermost last. */
  readonly #inProgress: Certificate[] = [];

  constructor(
    request: JudgeRequest,
    profile: Profile,
    verifier: SignatureVerifier,
    isTrustedSigner: (signer: Certificate, anchor: Certificate) => Promise<boolean>,
  ) {
    this.#request = request;
    this.#profile = profile;
    const newestFirst = (request.crls ?? []).toSorted(byAge);
    this.#complete = newestFirst.filter(({ known }) => known.deltaBase === undefined);
    this.#deltas = newestFirst.filter(({ known }) => known.deltaBase !== undefined);
    this.#verifier = verifier;
    this.#isTrustedSigner = isTrustedSigner;
  }

  /** Every certificate of the path but the anchor; a path of one certificate is its own anchor. */
  async check(path: readonly Certificate[]): Promise<PlacedFinding[]> {
    const findings: PlacedFinding[] = [];
    for (const [index, certificate] of path.slice(0, -1).entries()) {
      const status = await this.#statusOf(certificate, path.slice(index + 1));
      if (status.kind === 'revoked') {
        const { entry } = status;
        const evidence = { since: entry.revocationDate.toISOString(), reason: entry.reason };
        findings.push({ ...finding(this.#profile, 'revoked', evidence), index });
      } else if (status.kind === 'unknown' && (status.problem !== 'no-list' || this.#demandsList(certificate))) {
        findings.push({ ...finding(this.#profile, 'revocation-unknown', { actual: status.problem }), index });
      }
    }
    return findings;
  }

  /** Whether this certificate passes only with a list that answers for it. */
  #demandsList({ known }: Certificate): boolean {
    const { revocation } = this.#request;
    return revocation === 'hard-fail' || (revocation === 'where-named' && known.crlDistributionPoints !== undefined);
  }

  /**
   * RFC 5280 6.3.3: point after point until every reason is covered; last the CRLs of the certificate's own issuer. Lists
   * by another key of the CRL issuer are looked at even then: whoever holds one key cannot undo what the other revoked.
   */
  async #statusOf(certificate: Certificate, above: readonly Certificate[]): Promise<Status> {
    const covered = new Set<ReasonFlag>();
    const answers: Crl[] = [];
    let problem: CrlProblem = 'no-list';
    const implied: DistributionPoint = {
      name: { kind: 'full', names: [{ kind: 'directory', name: certificate.issuer }] },
      reasons: undefined,
      crlIssuer: undefined,
    };
    for (const point of [...(certificate.known.crlDistributionPoints ?? []), implied]) {
      for (const crl of this.#complete.filter((list) => isInScope(list, certificate, point))) {
        if (!answers.includes(crl)) {
          if (answers.some((newer) => supersedes(newer, crl))) continue;
          const status = await this.#statusByCrl(crl, certificate, above);
          if (status.kind === 'revoked') return status;
          if (status.kind === 'unknown') {
            problem = status.problem;
            continue;
          }
          answers.push(crl);
        }
        for (const reason of coveredReasons(crl, point)) covered.add(reason);
      }
    }
    if (covered.size === allReasons.length) return { kind: 'good' };
    return { kind: 'unknown', problem: covered.size > 0 ? 'reasons-missing' : problem };
  }

  async #statusByCrl(crl: Crl, certificate: Certificate, above: readonly Certificate[]): Promise<Status> {
    if (!(await this.#isGenuine(crl, above))) return { kind: 'unknown', problem: 'signer' };
    const delta = await this.#newestDelta(crl, above);
    const problem = delta === undefined ? this.#staleness(crl) : undefined;
    const change = entryOf(delta, certificate);
    const entry = change ?? entryOf(crl, certificate);
    const takenOff = change?.reason === 'removeFromCRL';
    if (entry !== undefined && !takenOff) return { kind: 'revoked', entry };
    if (problem !== undefined) return { kind: 'unknown', problem };
    if (crl.incomprehensible || delta?.incomprehensible === true)
      return { kind: 'unknown', problem: 'critical-extension' };
    if (crl.repeatsEntry && this.#profile.name === 'strict') return { kind: 'unknown', problem: 'entry-repeated' };
    return { kind: 'good' };
  }

  /** The current delta CRL that completes this one with the highest number. */
  async #newestDelta(complete: Crl, above: readonly Certificate[]): Promise<Crl | undefined> {
    const deltas = this.#deltas
      .filter((crl) => completes(crl, complete) && this.#staleness(crl) === undefined)
      .toSorted((a, b) => Number(b.known.number! - a.known.number!));
    for (const delta of deltas) if (await this.#isGenuine(delta, above)) return delta;
    return undefined;
  }

  /** RFC 5280 5.1.2.5 and 5.2.3: the next update and the number are not optional; openssl leaves the number out. */
  #staleness({ thisUpdate, nextUpdate, known }: Crl): CrlProblem | undefined {
    const { at } = this.#request;
    if (known.number === undefined && this.#profile.name === 'strict') return 'number-missing';
    if (at < thisUpdate) return 'not-yet-valid';
    return nextUpdate === undefined || at > nextUpdate ? 'expired' : undefined;
  }

  /** Signed by somebody of the CRL issuer's name who may sign CRLs and is trusted under the same anchor (6.3.3 (f), (g)). */
  async #isGenuine(crl: Crl, above: readonly Certificate[]): Promise<boolean> {
    if (!noErrors(checkAlgorithmStrength(crl.signatureAlgorithm, this.#profile))) return false;
    const anchor = above.at(-1)!;
    for (const signer of this.#signers(crl, above)) {
      const { keyUsage } = signer.known;
      if (keyUsage !== undefined && !keyUsage.has('cRLSign')) continue;
      if (!sameUnlessAbsent(crl.known.authorityKeyIdentifier, signer.known.subjectKeyIdentifier)) continue;
      if ((await this.#verifier.verify(crl, signer)) !== 'valid') continue;
      if (above.includes(signer) || (await this.#isTrusted(signer, anchor))) return true;
    }
    return false;
  }

  #signers(crl: Crl, above: readonly Certificate[]): Certificate[] {
    const anchors = indexAnchors(this.#request.anchors).get(crl.issuer.key) ?? [];
    const everybody = [...above, ...this.#request.bag, ...anchors.map(({ certificate }) => certificate)];
    return [...new Set(everybody)].filter(({ subject }) => namesMatch(subject, crl.issuer));
  }

  /**
   * A signer may be covered by its own CRL, which then is the only one that can tell; two that only vouch for each other
   * are not trusted.
   */
  async #isTrusted(signer: Certificate, anchor: Certificate): Promise<boolean> {
    if (this.#inProgress.includes(signer)) return this.#inProgress.at(-1) === signer;
    this.#inProgress.push(signer);
    const trusted = await this.#isTrustedSigner(signer, anchor);
    this.#inProgress.pop();
    return trusted;
  }
}

const byAge = (a: Crl, b: Crl): number => b.thisUpdate.getTime() - a.thisUpdate.getTime();

/** RFC 5280 5.2.1: the key that a CRL names is the one that signed it. */
const sameUnlessAbsent = (named: Uint8Array | undefined, own: Uint8Array | undefined): boolean =>
  named === undefined || own === undefined || sameOctets(named, own);

function entryOf(crl: Crl | undefined, certificate: Certificate): RevokedEntry | undefined {
  const entries = crl?.entries.get(hexText(certificate.serialOctets)) ?? [];
  return entries.findLast(({ issuer }) => namesMatch(issuer, certificate.issuer));
}
