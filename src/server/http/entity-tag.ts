import { createHash } from 'node:crypto';
import { GatehouseError } from '#contract/error-codes.ts';

/** Strong entity tag (RFC 9110 8.8.3) of what a resource holds. */
export function entityTag(content: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(content)).digest('base64url')}"`;
}

/**
 * Holds a write back where the resource is not what its writer saw (RFC 9110 13.1.1).
 * @param ifMatch the header as sent; without it every write is fine.
 * @param current content of the resource, undefined where it does not exist.
 * @throws GatehouseError `precondition-failed`.
 */
export function demandMatch(ifMatch: string | undefined, current: unknown): void {
  if (ifMatch === undefined) return;
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  const fits = current !== undefined && (tags.includes('*') || tags.includes(entityTag(current)));
  if (!fits) throw new GatehouseError('precondition-failed', 'Somebody else has changed this since it was read.');
}
