import { constants } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { SecureContextOptions, TLSSocket } from 'node:tls';
import { chainHeaderLimits } from '#contract/device-access-token.ts';
import { createIssuerCache } from '#pki/issuer-cache.ts';
import { answerClientError } from '#server/http/client-error.ts';
import type { Log } from '#server/http/log.ts';
import { newRequestId } from '#server/http/request-id.ts';
import type { Platform } from '../platform.ts';
import type { ServerCredentials } from '../tls/server-credentials.ts';
import { answerRequest } from './answer-request.ts';
import { openDeviceConnection, type DeviceConnection } from './device-connection.ts';
import { createFindGrantFacts } from './grant-facts.ts';
import { createNodeCrypto } from './node-crypto.ts';
import { createTrustStore } from './trust-store.ts';

/** Milliseconds. */
const limits = { handshake: 10_000, headers: 20_000, request: 30_000, keepAlive: 60_000 } as const;

/** What each TLS connection of the listener is made with; the whole of it, for a certificate that is changed later. */
export function deviceContext({ cert, key }: ServerCredentials): SecureContextOptions {
  const secureOptions = constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION;
  return { cert, key, minVersion: 'TLSv1.2', secureOptions };
}

/**
 * The mutual-TLS listener of the device endpoint; not listening yet. Every certificate passes the handshake and is judged
 * by the application, so that a refusal is a reply and not an alert. No session is ever resumed: trust is judged anew
 * for each connection. A plain server without framework, because this one route is the hot one.
 */
export function createDeviceListener(platform: Platform, credentials: ServerCredentials, log: Log): Server {
  const judging = {
    trustStore: createTrustStore(platform.storage),
    crypto: createNodeCrypto(),
    issuerCache: createIssuerCache(),
    defaultTenantId: platform.tenantId,
  };
  const endpoint = { platform, log, findFacts: createFindGrantFacts(platform.storage) };
  const connections = new WeakMap<object, DeviceConnection>();
  const server = createServer({
    ...deviceContext(credentials),
    requestCert: true,
    rejectUnauthorized: false,
    ALPNProtocols: ['http/1.1'],
    handshakeTimeout: limits.handshake,
    maxHeaderSize: chainHeaderLimits.nodeHeaderBytes,
    headersTimeout: limits.headers,
    requestTimeout: limits.request,
    keepAliveTimeout: limits.keepAlive,
  });
  // Ahead of the HTTP parser, which may meet a request in the very first octets.
  server.prependListener('secureConnection', (socket: TLSSocket) => {
    connections.set(socket, openDeviceConnection(socket, judging));
  });
  server.on('request', (request, response) => {
    const connection = connections.get(request.socket);
    if (connection === undefined) request.socket.destroy();
    else void answerRequest(endpoint, connection, request, response);
  });
  server.on('clientError', answerClientError);
  server.on('tlsClientError', (error, socket) => {
    const code = 'code' in error ? String(error.code) : error.name;
    const requestId = newRequestId();
    log.info({ requestId, code, remoteAddress: socket.remoteAddress }, 'TLS handshake failed');
    // Whoever merely hangs up, such as a scan for open ports, is no device.
    if (!code.startsWith('ERR_SSL_')) return;
    platform.attempts.record({
      at: platform.now(),
      requestId,
      status: 0,
      errorCode: 'handshake-failed',
      findings: [],
      remoteAddress: socket.remoteAddress ?? '',
      chain: [],
    });
  });
  return server;
}
