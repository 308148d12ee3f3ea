import type { IncomingMessage } from 'node:http';
import type { IdentifiedDevice } from './device-connection.ts';
import { standsAt } from './judge-device.ts';
import type { Grant } from './settle-grant.ts';

/** A request that was granted on a connection, and what that rests on. */
export interface EarlierGrant {
  /** Target and header lines, as they came. */
  request: Pick<IncomingMessage, 'method' | 'url' | 'rawHeaders'>;
  device: IdentifiedDevice;
  grant: Grant;
  /** Of the database, before anything was read from it. */
  changeCount: number;
  /** Milliseconds since 1970. */
  judgedAt: number;
}

/**
 * Whether a request repeats an earlier one of its connection word for word, nothing at all was committed to the database
 * since that was judged, and time alone changes nothing: then judging it anew could only come to the same end.
 */
export function grantHolds(
  { request: earlier, device, changeCount, judgedAt }: EarlierGrant,
  request: IncomingMessage,
  changesNow: number,
  at: number,
): boolean {
  return (
    changeCount === changesNow &&
    standsAt(device, judgedAt, at) &&
    earlier.method === request.method &&
    earlier.url === request.url &&
    sameLines(earlier.rawHeaders, request.rawHeaders)
  );
}

function sameLines(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}
