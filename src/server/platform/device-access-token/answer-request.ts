import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { chainHeader, deviceAccessTokenPath } from '#contract/device-access-token.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import { errorReply } from '#server/http/error-reply.ts';
import type { Log } from '#server/http/log.ts';
import { newRequestId, requestIdHeader } from '#server/http/request-id.ts';
import type { Platform } from '../platform.ts';
import type { DeviceConnection } from './device-connection.ts';
import { DeviceRefusal } from './device-refusal.ts';
import { grantToken } from './grant-token.ts';

const headerName = chainHeader.toLowerCase();

/** Answers the one route of the device endpoint; everything else on this port is refused (contract 1.1). */
export async function answerRequest(
  platform: Platform,
  log: Log,
  connection: DeviceConnection,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = newRequestId();
  response.setHeader(requestIdHeader, requestId);
  try {
    requireRoute(request, response);
    const at = platform.now();
    // Node joins repeated headers by commas, which the reader of the header form takes.
    const header = [request.headers[headerName] ?? ''].flat().join(', ');
    const device = await connection.identify(header, at);
    const accessToken = await grantToken(platform, device, at);
    const body = { accessToken, idToken: null, expiresIn: null, refreshToken: null, info: null };
    send(response, 200, { 'content-type': 'application/json', 'cache-control': 'no-store' }, JSON.stringify(body));
    log.debug({ requestId, tenant: device.anchor.tenantId, userName: device.userName }, 'token issued');
  } catch (error) {
    const { status, headers, body } = errorReply(error, requestId);
    send(response, status, headers, JSON.stringify(body));
    logRefusal(log, request, requestId, error);
  }
}

function requireRoute(request: IncomingMessage, response: ServerResponse): void {
  const [path] = (request.url ?? '').split('?', 1);
  if (path !== deviceAccessTokenPath) throw new GatehouseError('not-found', 'There is nothing at this path.');
  if (request.method === 'POST') return;
  response.setHeader('allow', 'POST');
  throw new GatehouseError('method-not-allowed', 'This path takes POST.');
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

function logRefusal(log: Log, request: IncomingMessage, requestId: string, error: unknown): void {
  const socket = request.socket as TLSSocket;
  const facts = { requestId, remoteAddress: socket.remoteAddress, tls: socket.getProtocol() };
  if (!(error instanceof GatehouseError)) {
    log.error({ ...facts, err: error }, 'token request failed');
    return;
  }
  const exact = error instanceof DeviceRefusal ? { findings: error.findings, ...error.context } : error.evidence;
  log.info({ ...facts, code: error.code, ...exact }, 'token refused');
}
