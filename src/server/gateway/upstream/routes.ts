import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';
import { GatehouseError } from '#contract/error-codes.ts';
import { admitBody, smallBodyBytes } from './admit-body.ts';
import { ownCookie, sessionCookies } from './cookies.ts';
import { forwardedMethods } from './forwarded-paths.ts';
import type { Upstream } from './upstream.ts';

/** Headers that go to the tenant as they came; everything else that a caller sends stays here. */
const requestHeaders = ['accept', 'content-type', 'if-match', 'if-none-match', 'x-xsrf-token', 'usexbasic'] as const;
/** Headers of the tenant's reply that reach the caller. */
const replyHeaders = ['content-type', 'content-disposition', 'etag', 'retry-after', 'allow'] as const;
/** Sign-in goes by the form alone; whatever credentials come along are not for it (contract 7.3). */
const signInPaths = ['/tenant/oauth', '/tenant/oauth/token'];

/**
 * Forwards the tenant's own paths, as `forwardedMethods` lists them. Never an open proxy: there is one place to go. What
 * goes nowhere, or comes from nobody, is refused before its body is read.
 */
export async function upstreamRoutes(app: FastifyInstance, upstream: Upstream): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    for (const url of signInPaths) {
      scope.route({
        method: 'POST',
        url,
        bodyLimit: smallBodyBytes,
        onRequest: async (request, reply) => demandForwarded(request, reply),
        handler: (request, reply) => forward(request, reply, upstream),
      });
    }
    for (const prefix of ['tenant', 'user', 'audit', 'identity', 'inventory', 'devicecontrol']) {
      scope.route({
        method: ['GET', 'POST', 'PUT', 'DELETE'],
        url: `/${prefix}/*`,
        onRequest: async (request, reply) => {
          demandForwarded(request, reply);
          await admitBody(request, upstream.ask);
        },
        handler: (request, reply) => forward(request, reply, upstream),
      });
    }
  });
}

/** @throws GatehouseError `not-found`, `method-not-allowed` */
function demandForwarded(request: FastifyRequest, reply: FastifyReply): void {
  const { method } = request.raw;
  const methods = forwardedMethods(plainPathOf(request));
  if (methods.length === 0) throw new GatehouseError('not-found', 'There is nothing at this path.');
  if (!methods.includes(method ?? '')) {
    reply.header('allow', methods.join(', '));
    throw new GatehouseError('method-not-allowed', `This path takes ${methods.join(', ')}.`);
  }
}

function plainPathOf({ raw: { url = '' } }: FastifyRequest): string {
  const [path = ''] = url.split('?', 1);
  return path;
}

async function forward(request: FastifyRequest, reply: FastifyReply, upstream: Upstream): Promise<FastifyReply> {
  const signsIn = signInPaths.includes(plainPathOf(request));
  const response = await upstream.send({
    method: request.method,
    path: request.raw.url ?? '',
    headers: headersFor(request, signsIn),
    body: Buffer.isBuffer(request.body) ? request.body : undefined,
  });
  return answer(request, reply, response, signsIn || request.headers.authorization === undefined);
}

function headersFor(request: FastifyRequest, signsIn: boolean): Record<string, string> {
  const { authorization, cookie } = request.headers;
  const headers: Record<string, string> = {};
  for (const name of requestHeaders) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  // With an Authorization header, cookies count for nothing.
  const cookies = authorization === undefined || signsIn ? sessionCookies(cookie) : undefined;
  if (cookies !== undefined) headers['cookie'] = cookies;
  if (authorization !== undefined && !signsIn) headers['authorization'] = authorization;
  return headers;
}

function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  response: Dispatcher.ResponseData,
  maySetCookies: boolean,
): FastifyReply {
  const { statusCode, headers, body } = response;
  if (statusCode >= 300 && statusCode < 400 && statusCode !== 304) {
    body.destroy().on('error', () => undefined);
    throw new GatehouseError('upstream-invalid', 'The tenant sent the request elsewhere.', { status: statusCode });
  }
  for (const name of replyHeaders) {
    const value = headers[name];
    if (value !== undefined) reply.header(name, value);
  }
  if (maySetCookies) {
    for (const cookie of [headers['set-cookie'] ?? []].flat()) {
      const own = ownCookie(cookie, request.protocol === 'https');
      if (own !== undefined) reply.header('set-cookie', own);
    }
  }
  return reply.code(statusCode).send(body);
}
