import type { Certificate } from './certificate.ts';
import type { TrustAnchor } from './judge-request.ts';
import { sameOctets } from './octets.ts';

/** One anchor certificate with the ids under which it is trusted. */
export interface IndexedAnchor {
  certificate: Certificate;
  /** Ids of the enabled anchors that hold this certificate; empty where all are disabled. */
  ids: string[];
}

type AnchorIndex = ReadonlyMap<string, readonly IndexedAnchor[]>;

const indexes = new WeakMap<readonly TrustAnchor[], AnchorIndex>();

/** Anchors by subject, made once for each array. */
export function indexAnchors(anchors: readonly TrustAnchor[]): AnchorIndex {
  const made = indexes.get(anchors);
  if (made !== undefined) return made;
  const index = new Map<string, IndexedAnchor[]>();
  for (const { id, certificate, enabled = true } of anchors) {
    const key = certificate.subject.key;
    const sameName = index.get(key) ?? [];
    let entry = sameName.find((other) => sameOctets(other.certificate.der, certificate.der));
    if (entry === undefined) {
      entry = { certificate, ids: [] };
      index.set(key, [...sameName, entry]);
    }
    if (enabled) entry.ids.push(id);
  }
  indexes.set(anchors, index);
  return index;
}
