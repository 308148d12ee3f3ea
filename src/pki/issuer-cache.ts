/** Remembers which CA certificates were signed by which keys; a fact that never changes, whatever is trusted. */
export interface IssuerCache {
  has(certificateFingerprint: string, issuerKey: string): boolean;
  add(certificateFingerprint: string, issuerKey: string): void;
}

/** A cache that keeps at most so many signatures; the oldest goes first. */
export function createIssuerCache(capacity = 10_000): IssuerCache {
  const issuerKeys = new Map<string, string>();
  return {
    has: (certificateFingerprint, issuerKey) => issuerKeys.get(certificateFingerprint) === issuerKey,
    add(certificateFingerprint, issuerKey) {
      if (issuerKeys.size >= capacity) issuerKeys.delete(issuerKeys.keys().next().value ?? '');
      issuerKeys.set(certificateFingerprint, issuerKey);
    },
  };
}
