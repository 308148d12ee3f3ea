import type { IncomingMessage, ServerResponse } from 'node:http';
import { GatehouseError } from '#contract/error-codes.ts';

/** Octets of a body that are passed over: the endpoint takes none, and some clients send an empty object. */
export const passedOverBodyBytes = 1024;

/**
 * Keeps bodies out of memory: none is ever read. A larger one is refused, and where its end is not known beforehand the
 * connection ends with the reply.
 * @returns what to answer, or undefined where the request can be served.
 */
export function refuseBody({ headers }: IncomingMessage, response: ServerResponse): GatehouseError | undefined {
  const length = Number(headers['content-length'] ?? 0);
  const tooLarge = length > passedOverBodyBytes;
  if (tooLarge || headers['transfer-encoding'] !== undefined) response.setHeader('connection', 'close');
  return tooLarge ? new GatehouseError('body-too-large', 'This path takes no body.') : undefined;
}
