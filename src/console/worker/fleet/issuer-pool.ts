import type { Certificate } from '#pki/certificate.ts';
import { hexText, sameOctets } from '#pki/octets.ts';

/** Certificates that one device is judged with at most; the engine's own budget is of the same order. */
const largestBag = 64;
/** Of one name: a CA that is renewed keeps its name, and a few of each are enough. */
const perName = 16;

/**
 * The certificates of a fleet that may issue others, found by name, so that a device is judged with the few that can
 * stand above it and not with all of them: the work grows with the devices alone.
 */
export class IssuerPool {
  readonly #byName = new Map<string, Certificate[]>();
  readonly #known = new Set<string>();
  readonly #bags = new Map<string, readonly Certificate[]>();
  readonly #maximum: number;

  constructor(maximum: number) {
    this.#maximum = maximum;
  }

  get size(): number {
    return this.#known.size;
  }

  /** Adds one, once. Returns false where the pool is full. */
  add(certificate: Certificate): boolean {
    const identity = hexText(certificate.der);
    if (this.#known.has(identity)) return true;
    if (this.#known.size >= this.#maximum) return false;
    this.#known.add(identity);
    const key = certificate.subject.key;
    const sameName = this.#byName.get(key);
    if (sameName === undefined) this.#byName.set(key, [certificate]);
    else sameName.push(certificate);
    this.#bags.clear();
    return true;
  }

  /** Everything that was added. */
  all(): Certificate[] {
    return [...this.#byName.values()].flat();
  }

  /** What may stand above this certificate: its issuers by name, theirs, and so on; the same array for its siblings. */
  bagFor(certificate: Certificate): readonly Certificate[] {
    const key = issuerKey(certificate);
    const made = this.#bags.get(key);
    if (made !== undefined) return made;
    const bag: Certificate[] = [];
    const asked = new Set<string>();
    const open = [certificate];
    for (let below = open.shift(); below !== undefined && bag.length < largestBag; below = open.shift()) {
      if (asked.has(issuerKey(below))) continue;
      asked.add(issuerKey(below));
      const above = this.#issuersOf(below).filter((issuer) => !bag.includes(issuer));
      bag.push(...above.slice(0, largestBag - bag.length));
      open.push(...above);
    }
    this.#bags.set(key, bag);
    return bag;
  }

  /** Those of the right name, the right key identifier before others. */
  #issuersOf(certificate: Certificate): Certificate[] {
    const sameName = this.#byName.get(certificate.issuer.key) ?? [];
    if (sameName.length <= perName) return sameName;
    const wanted = certificate.known.authorityKeyIdentifier?.keyIdentifier;
    const fits = ({ known: { subjectKeyIdentifier: own } }: Certificate) =>
      wanted !== undefined && own !== undefined && sameOctets(wanted, own);
    const first = sameName.filter(fits);
    const others = sameName.filter((issuer) => !fits(issuer));
    return [...first, ...others].slice(0, perName);
  }
}

function issuerKey({ issuer, known: { authorityKeyIdentifier } }: Certificate): string {
  return `${issuer.key} ${hexText(authorityKeyIdentifier?.keyIdentifier ?? new Uint8Array())}`;
}
