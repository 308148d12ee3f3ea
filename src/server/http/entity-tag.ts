import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { GatehouseError } from '#contract/error-codes.ts';

/** Strong entity tag (RFC 9110 8.8.3) of what a resource holds. */
export function entityTag(content: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(content)).digest('base64url')}"`;
}

/** What a writer believes of a resource: the headers as sent; without them every write is fine. */
export interface Preconditions {
  ifMatch?: string | undefined;
  ifNoneMatch?: string | undefined;
}

/** Reads them from a request. */
export function preconditionsOf(headers: IncomingHttpHeaders): Preconditions {
  return { ifMatch: headers['if-match'], ifNoneMatch: headers['if-none-match'] };
}

/**
 * Holds a write back where the resource is not what its writer saw (RFC 9110 13.1.1, 13.1.2). To be asked inside the
 * transaction that writes.
 * @param current content of the resource, undefined where it does not exist.
 * @throws GatehouseError `precondition-failed`.
 */
export function demandPreconditions({ ifMatch, ifNoneMatch }: Preconditions, current: unknown): void {
  const asSeen = ifMatch === undefined || names(tagsOf(ifMatch), current);
  // Here alone a weak tag counts (RFC 9110 13.1.2).
  const seen = ifNoneMatch !== undefined && names(tagsOf(ifNoneMatch.replaceAll('W/"', '"')), current);
  if (!asSeen || seen) {
    throw new GatehouseError('precondition-failed', 'Somebody else has changed this since it was read.');
  }
}

const tagsOf = (header: string): string[] => header.split(',').map((tag) => tag.trim());

const names = (tags: readonly string[], current: unknown): boolean =>
  current !== undefined && (tags.includes('*') || tags.includes(entityTag(current)));
