import type { FastifyInstance } from 'fastify';
import { GatehouseError } from '#contract/error-codes.ts';

/**
 * Reads `application/json` and every `application/...+json`, parameters or not. An empty body is no body: Cumulocity's
 * own client sends the content type with bodyless calls. Members named `__proto__` are refused.
 */
export function acceptJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser('error', 'error');
  const mediaType = /^application\/(?:[\w.+-]+\+)?json(?:\s*;.*)?$/i;
  app.addContentTypeParser(mediaType, { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    // Fastify's parser answers through its callback alone.
    void parse(request, body.toString(), (error, value) => {
      if (error === null) done(null, value);
      else done(new GatehouseError('bad-request', 'The body is not JSON.'));
    });
  });
}
