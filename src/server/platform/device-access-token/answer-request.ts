import type { IncomingMessage, ServerResponse } from 'node:http';
import { chainHeader, deviceAccessTokenPath } from '#contract/device-access-token.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import { errorReply } from '#server/http/error-reply.ts';
import type { Log } from '#server/http/log.ts';
import { newRequestId, requestIdHeader } from '#server/http/request-id.ts';
import type { Platform } from '../platform.ts';
import type { DeviceConnection } from './device-connection.ts';
import { DeviceRefusal } from './device-refusal.ts';
import type { FindGrantFacts } from './grant-facts.ts';
import { grantToken } from './grant-token.ts';
import { demandOneName } from './misdirected.ts';
import { recordAttempt } from './record-attempt.ts';
import type { RefusalLimit } from './refusal-limit.ts';
import { refuseBody } from './request-body.ts';

const headerName = chainHeader.toLowerCase();

/** What every answer needs. */
export interface DeviceEndpoint {
  platform: Platform;
  log: Log;
  findFacts: FindGrantFacts;
  refusals: RefusalLimit;
}

/** Answers the one route of the device endpoint; everything else on this port is refused (contract 1.1). */
export async function answerRequest(
  { platform, log, findFacts, refusals }: DeviceEndpoint,
  connection: DeviceConnection,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = newRequestId();
  response.setHeader(requestIdHeader, requestId);
  const elsewhere = refuseRoute(request) ?? refuseBody(request, response);
  if (elsewhere !== undefined) {
    if (elsewhere.code === 'method-not-allowed') response.setHeader('allow', 'POST');
    sendError(response, elsewhere, requestId);
    return;
  }
  const at = platform.now();
  // Node joins repeated headers by commas, which the reader of the header form takes.
  const header = [request.headers[headerName] ?? ''].flat().join(', ');
  const call = { at, requestId, connection, header };
  try {
    demandOneName(connection.serverName, request.headers.host);
    const device = await connection.identify(header, at);
    const { accessToken, claims } = await grantToken(platform, findFacts, device, at);
    const body = { accessToken, idToken: null, expiresIn: null, refreshToken: null, info: null };
    send(response, 200, { 'content-type': 'application/json', 'cache-control': 'no-store' }, JSON.stringify(body));
    recordAttempt(platform.attempts, { ...call, status: 200, outcome: { claims, device } });
  } catch (error) {
    const answer = isRefusal(error) ? (refusals.count(connection.remoteAddress, at) ?? error) : error;
    const status = sendError(response, answer, requestId);
    recordAttempt(platform.attempts, { ...call, status, outcome: { error } });
    logRefusal(log, connection, requestId, error);
  }
}

function refuseRoute({ url = '', method }: IncomingMessage): GatehouseError | undefined {
  const [path] = url.split('?', 1);
  if (path !== deviceAccessTokenPath) return new GatehouseError('not-found', 'There is nothing at this path.');
  return method === 'POST' ? undefined : new GatehouseError('method-not-allowed', 'This path takes POST.');
}

/** Whatever a device was refused for, as against what went wrong here, or was not judged at all. */
function isRefusal(error: unknown): boolean {
  return error instanceof GatehouseError && error.code !== 'internal' && error.code !== 'too-many-attempts';
}

function sendError(response: ServerResponse, error: unknown, requestId: string): number {
  const { status, headers, body } = errorReply(error, requestId);
  send(response, status, headers, JSON.stringify(body));
  return status;
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

function logRefusal(log: Log, connection: DeviceConnection, requestId: string, error: unknown): void {
  const { remoteAddress, tlsVersion } = connection;
  const facts = { requestId, remoteAddress, tls: tlsVersion };
  if (!(error instanceof GatehouseError)) {
    log.error({ ...facts, err: error }, 'token request failed');
    return;
  }
  const { findings = [], context } = error instanceof DeviceRefusal ? error.facts : { context: error.evidence };
  log.info({ ...facts, code: error.code, findings, ...context }, 'token refused');
}
