import { indexAnchors, type IndexedAnchor } from './anchor-index.ts';
import type { Certificate } from './certificate.ts';
import type { TrustAnchor } from './judge-request.ts';
import { sameOctets } from './octets.ts';
import { publicKeyText, type SignatureOutcome, type SignatureVerifier } from './verify-signatures.ts';
import type { WorkBudget } from './work-budget.ts';

/** A path from the leaf upwards; it ends at `anchor` or where nothing fits any more. */
export interface BuiltPath {
  certificates: readonly Certificate[];
  /** The anchor that the last certificate is; undefined for a dead end. */
  anchor?: IndexedAnchor;
  /** Issuers by name whose key did not verify the last certificate of a dead end. */
  rejected: readonly { issuer: Certificate; outcome: Exclude<SignatureOutcome, 'valid'> }[];
}

/** Whether an issuer may be put on a path: never, not above these certificates, or yes. */
export type Permission = 'yes' | 'not-here' | 'never';

/** Decides the walk: `mayExtend` prunes, `onPath` sees every path that ends and says whether to go on. */
export interface PathVisitor {
  mayExtend(issuer: Certificate, below: readonly Certificate[], isAnchor: boolean): Permission;
  onPath(path: BuiltPath): Next | Promise<Next>;
}

/** Whether the walk goes on. */
export type Next = 'continue' | 'stop';

/** A trusted certificate, or one that merely came along. */
type Candidate = IndexedAnchor | { certificate: Certificate; ids?: undefined };

const none: readonly Candidate[] = [];

/** Finds certification paths by name, key identifier and signature, depth first, best candidates first (RFC 4158). */
export class PathBuilder {
  readonly #bag: ReadonlyMap<string, readonly Candidate[]>;
  readonly #anchors: ReturnType<typeof indexAnchors>;
  readonly #verifier: SignatureVerifier;
  readonly #budget: WorkBudget;
  readonly #limit: number;

  constructor(
    bag: readonly Certificate[],
    anchors: readonly TrustAnchor[],
    verifier: SignatureVerifier,
    budget: WorkBudget,
    longestPath: number,
  ) {
    this.#bag = indexBag(bag);
    this.#anchors = indexAnchors(anchors);
    this.#verifier = verifier;
    this.#budget = budget;
    this.#limit = longestPath;
  }

  /** Walks every path from `leaf` until the visitor stops it. @throws BudgetExhaustedError */
  async walk(leaf: Certificate, visitor: PathVisitor): Promise<void> {
    const own = this.#anchors.get(leaf.subject.key)?.find(({ certificate }) => sameOctets(certificate.der, leaf.der));
    if (own !== undefined) {
      const next = visitor.onPath({ certificates: [leaf], anchor: own, rejected: [] });
      if ((typeof next === 'string' ? next : await next) === 'stop') return;
    }
    await this.#extend([leaf], visitor, new Set());
  }

  /** `barren`: certificates above which nothing was found, whatever lies below them. */
  async #extend(path: readonly Certificate[], visitor: PathVisitor, barren: Set<Certificate>): Promise<Walked> {
    const last = path.at(-1)!;
    const rejected: { issuer: Certificate; outcome: Exclude<SignatureOutcome, 'valid'> }[] = [];
    const walked: Walked = { next: 'continue', reported: false, reachedAnchor: false, dependsOnPath: false };
    for (const candidate of this.#candidates(last)) {
      const { certificate: issuer } = candidate;
      const anchor = candidate.ids === undefined ? undefined : candidate;
      this.#budget.spend('steps');
      if (anchor === undefined && barren.has(issuer)) {
        walked.reported = true;
        continue;
      }
      const permission = this.#permission(issuer, path, anchor !== undefined, visitor);
      if (permission !== 'yes') {
        walked.dependsOnPath ||= permission === 'not-here';
        continue;
      }
      const verified = this.#verifier.verifyCertificate(last, issuer);
      const outcome = typeof verified === 'string' ? verified : await verified;
      if (outcome !== 'valid') {
        rejected.push({ issuer, outcome });
        continue;
      }
      const certificates = [...path, issuer];
      if (anchor === undefined) {
        const above = await this.#extend(certificates, visitor, barren);
        walked.next = above.next;
        walked.reachedAnchor ||= above.reachedAnchor;
        walked.dependsOnPath ||= above.dependsOnPath;
      } else {
        walked.reachedAnchor = true;
        const next = visitor.onPath({ certificates, anchor, rejected: [] });
        walked.next = typeof next === 'string' ? next : await next;
      }
      walked.reported = true;
      if (walked.next === 'stop') return walked;
    }
    if (!walked.reachedAnchor && !walked.dependsOnPath) barren.add(last);
    if (!walked.reported) walked.next = await visitor.onPath({ certificates: path, rejected });
    return walked;
  }

  #permission(issuer: Certificate, path: readonly Certificate[], isAnchor: boolean, visitor: PathVisitor): Permission {
    const tooLong = !isAnchor && path.length >= this.#limit;
    if (tooLong || path.some((other) => isSameEntity(other, issuer))) return 'not-here';
    return visitor.mayExtend(issuer, path, isAnchor);
  }

  /** Matching key identifiers before others, anchors before others, later ends of validity before earlier ones. */
  #candidates(certificate: Certificate): readonly Candidate[] {
    const key = certificate.issuer.key;
    const anchors = this.#anchors.get(key) ?? none;
    const others = this.#bag.get(key) ?? none;
    const all = others.length === 0 ? anchors : anchors.length === 0 ? others : [...anchors, ...others];
    return all.length < 2 ? all : all.toSorted((a, b) => rank(certificate, b) - rank(certificate, a) || later(a, b));
  }
}

/** What a walk above one certificate came to. */
interface Walked {
  next: Next;
  /** The visitor has seen where this ends. */
  reported: boolean;
  reachedAnchor: boolean;
  /** Something was left out because of the certificates below. */
  dependsOnPath: boolean;
}

const isSameEntity = (a: Certificate, b: Certificate): boolean =>
  a.subject.key === b.subject.key && publicKeyText(a) === publicKeyText(b);

const bagIndexes = new WeakMap<readonly Certificate[], ReadonlyMap<string, readonly Candidate[]>>();

/** Certificates by subject, made once for each array: a fleet's devices are judged with the same bag. */
function indexBag(bag: readonly Certificate[]): ReadonlyMap<string, readonly Candidate[]> {
  const made = bagIndexes.get(bag);
  if (made !== undefined) return made;
  const index = new Map<string, Candidate[]>();
  for (const certificate of bag) {
    const key = certificate.subject.key;
    const sameName = index.get(key);
    if (sameName === undefined) index.set(key, [{ certificate }]);
    else if (!sameName.some((other) => sameOctets(other.certificate.der, certificate.der)))
      sameName.push({ certificate });
  }
  bagIndexes.set(bag, index);
  return index;
}

function rank(certificate: Certificate, { certificate: issuer, ids }: Candidate): number {
  const trust = ids === undefined ? 0 : ids.length > 0 ? 2 : 1;
  return trust + 3 * keyIdentifierRank(certificate, issuer);
}

function keyIdentifierRank(certificate: Certificate, issuer: Certificate): number {
  const wanted = certificate.known.authorityKeyIdentifier?.keyIdentifier;
  const own = issuer.known.subjectKeyIdentifier;
  if (wanted === undefined || own === undefined) return 1;
  return sameOctets(wanted, own) ? 2 : 0;
}

const later = (a: Candidate, b: Candidate): number =>
  b.certificate.notAfter.getTime() - a.certificate.notAfter.getTime();
