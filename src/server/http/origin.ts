import type { FastifyRequest } from 'fastify';

/** Scheme and host as the caller addressed them; the beginning of every `self` link. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}
