import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import {
  fastify,
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { chainHeaderLimits } from '#contract/device-access-token.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import { rememberMethods } from './allowed-methods.ts';
import { answerClientError } from './client-error.ts';
import { fitOpenFiles } from './connections/connection-room.ts';
import { limitConnections } from './connections/limit-connections.ts';
import { warnWhenFull } from './connections/warn-when-full.ts';
import { errorReply } from './error-reply.ts';
import { toGatehouseError } from './framework-error.ts';
import { acceptJsonBodies } from './json-body.ts';
import type { Log } from './log.ts';
import { newRequestId, requestIdHeader } from './request-id.ts';

/** Bounds of one request on the console and REST listener. */
const limits = {
  bodyBytes: 1_048_576,
  formBytes: 16_384,
  pathParameterLength: 1024,
  headersMs: 20_000,
  requestMs: 60_000,
  checkMs: 5000,
  /** Longer than proxies keep a connection to what stands behind them (60 s): they close it, not we under a request. */
  keepAliveMs: 72_000,
  /** Each may hold a body of `bodyBytes`. */
  connections: { handshakes: 512, open: 2048 },
} as const;

/** What the listener of console and REST is made of. */
export interface RestAppOptions {
  log: Log;
  /** PEM; plain http where absent. */
  tls?: { cert: string; key: string } | undefined;
}

/**
 * An application without routes that answers every refusal with the envelope, carries a request id in each reply and
 * writes one log line for each request: method, path without query, status, milliseconds.
 */
export async function createRestApp({ log, tls }: RestAppOptions): Promise<FastifyInstance> {
  const server = {
    maxHeaderSize: chainHeaderLimits.nodeHeaderBytes,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.checkMs,
    keepAliveTimeout: limits.keepAliveMs,
  };
  const loggerInstance: FastifyBaseLogger = log;
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    serverFactory: (handler): Server =>
      tls === undefined ? createServer(server, handler) : createTlsServer({ ...server, ...tls }, handler),
    genReqId: () => newRequestId(),
    requestIdHeader: false,
    bodyLimit: limits.bodyBytes,
    routerOptions: { maxParamLength: limits.pathParameterLength },
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => answerError(error, request, reply),
  });
  limitConnections(
    app.server,
    fitOpenFiles(limits.connections, 'rest'),
    warnWhenFull(log, 'console and REST', () => performance.now()),
  );
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  const methodsOf = rememberMethods(app);
  app.setNotFoundHandler((request, reply) => answerNotFound(request, reply, methodsOf));
  app.addHook('onRequest', async (request, reply) => {
    reply.header(requestIdHeader, request.id).header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    const line = { method: request.method, path: pathOf(request), status: reply.statusCode, ms: reply.elapsedTime };
    request.log.info(line, 'request');
  });
  acceptJsonBodies(app);
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: limits.formBytes });
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  });
  return app;
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}

function answerError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = toGatehouseError(thrown);
  const { status, headers, body } = errorReply(error, request.id);
  if (status >= 500) request.log.error({ err: error }, 'request failed');
  void reply
    .code(status)
    .headers({ [requestIdHeader]: request.id, ...headers })
    .serializer(JSON.stringify)
    .send(body);
}

function answerNotFound(request: FastifyRequest, reply: FastifyReply, methodsOf: (path: string) => string[]): void {
  const methods = methodsOf(pathOf(request));
  if (methods.length === 0) {
    answerError(new GatehouseError('not-found', 'There is nothing at this path.'), request, reply);
    return;
  }
  const allowed = methods.join(', ');
  reply.header('allow', allowed);
  answerError(new GatehouseError('method-not-allowed', `This path takes ${allowed}.`), request, reply);
}
