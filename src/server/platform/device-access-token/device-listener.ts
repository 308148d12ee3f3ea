import { constants } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { SecureContextOptions, TLSSocket } from 'node:tls';
import { chainHeaderLimits } from '#contract/device-access-token.ts';
import { createIssuerCache } from '#pki/issuer-cache.ts';
import { answerClientError } from '#server/http/client-error.ts';
import { fitOpenFiles } from '#server/http/connections/connection-room.ts';
import { limitConnections, type ConnectionLimits } from '#server/http/connections/limit-connections.ts';
import { warnWhenFull } from '#server/http/connections/warn-when-full.ts';
import type { Log } from '#server/http/log.ts';
import { newRequestId } from '#server/http/request-id.ts';
import type { Platform } from '../platform.ts';
import type { ServerCredentials } from '../tls/server-credentials.ts';
import { answerRequest } from './answer-request.ts';
import { openDeviceConnection, type DeviceConnection } from './device-connection.ts';
import { createFindGrantFacts } from './grant-facts.ts';
import { createBoundedJudge } from './judge-within-bounds.ts';
import { createNodeCrypto } from './node-crypto.ts';
import { RefusalLimit } from './refusal-limit.ts';
import { createTrustStore } from './trust-store.ts';

/** Milliseconds. */
const limits = { handshake: 10_000, headers: 20_000, request: 30_000, keepAlive: 60_000, check: 5000 } as const;
/** Connections that the listener holds at most. */
export const deviceConnectionLimits: ConnectionLimits = { handshakes: 4096, open: 16_384 };

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
  const refusals = new RefusalLimit();
  const judging = {
    trustStore: createTrustStore(platform.storage, platform.changes),
    crypto: createNodeCrypto(),
    issuerCache: createIssuerCache(),
    defaultTenantId: platform.tenantId,
    bounds: createBoundedJudge(),
    refusals,
    revocationLists: platform.revocationLists,
  };
  const endpoint = { platform, log, findFacts: createFindGrantFacts(platform), refusals };
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
    connectionsCheckingInterval: limits.check,
  });
  // Ahead of the HTTP parser, which may meet a request in the very first octets.
  server.prependListener('secureConnection', (socket: TLSSocket) => {
    connections.set(socket, openDeviceConnection(socket, judging));
    // A socket may stay in memory for a while after its end; what was judged on it need not.
    socket.on('close', () => connections.delete(socket));
  });
  server.on('request', (request, response) => {
    const connection = connections.get(request.socket);
    if (connection === undefined) request.socket.destroy();
    else answerRequest(endpoint, connection, request, response);
  });
  // Nobody is asked to send a body that is never read.
  server.on('checkContinue', (request, response) => server.emit('request', request, response));
  server.on('clientError', answerClientError);
  server.on('tlsClientError', (error, socket) => {
    const code = 'code' in error ? String(error.code) : error.name;
    // Whoever merely hangs up, such as a scan for open ports, is no device.
    if (!code.startsWith('ERR_SSL_')) return;
    const remoteAddress = socket.remoteAddress ?? '';
    const at = platform.now();
    // Beyond the limit there is nothing more to learn: no failed handshake says which device it was.
    if (refusals.count(remoteAddress, at) !== undefined) return;
    const requestId = newRequestId();
    log.info({ requestId, code, remoteAddress }, 'TLS handshake failed');
    platform.attempts.record({
      at,
      requestId,
      status: 0,
      errorCode: 'handshake-failed',
      findings: [],
      remoteAddress,
      chain: [],
    });
  });
  // Last, to come before every other listener.
  limitConnections(
    server,
    fitOpenFiles(deviceConnectionLimits, 'devices'),
    warnWhenFull(log, 'devices', () => performance.now()),
  );
  return server;
}
