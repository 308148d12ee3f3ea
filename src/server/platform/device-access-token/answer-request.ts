import type { IncomingMessage, ServerResponse } from 'node:http';
import { chainHeader, deviceAccessTokenPath } from '#contract/device-access-token.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import { errorReply } from '#server/http/error-reply.ts';
import type { Log } from '#server/http/log.ts';
import { newRequestId, requestIdHeader } from '#server/http/request-id.ts';
import type { Platform } from '../platform.ts';
import type { DeviceConnection } from './device-connection.ts';
import { DeviceRefusal } from './device-refusal.ts';
import { grantHolds, type EarlierGrant } from './earlier-grant.ts';
import type { FindGrantFacts } from './grant-facts.ts';
import { demandOneName } from './misdirected.ts';
import { recordAttempt } from './record-attempt.ts';
import type { RefusalLimit } from './refusal-limit.ts';
import { refuseBody } from './request-body.ts';
import { settleGrant } from './settle-grant.ts';

const headerName = chainHeader.toLowerCase();

/** What every answer needs. */
export interface DeviceEndpoint {
  platform: Platform;
  log: Log;
  findFacts: FindGrantFacts;
  refusals: RefusalLimit;
}

/** A request that came on a connection. */
interface Call {
  connection: DeviceConnection;
  request: IncomingMessage;
  response: ServerResponse;
  requestId: string;
}

/** Answers the one route of the device endpoint; everything else on this port is refused (contract 1.1). */
export function answerRequest(
  endpoint: DeviceEndpoint,
  connection: DeviceConnection,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const call = { connection, request, response, requestId: newRequestId() };
  if (!grantAgain(endpoint, call)) void judgeAndAnswer(endpoint, call);
}

/**
 * The short way: a request like the last one that was granted here, while nothing has changed, costs a signature and no
 * question to the database. @returns false where it must be judged.
 */
function grantAgain({ platform }: DeviceEndpoint, call: Call): boolean {
  const { lastGrant } = call.connection;
  if (lastGrant === undefined) return false;
  try {
    const at = platform.now();
    if (!grantHolds(lastGrant, call.request, platform.changes.countOfTurn(), at.getTime())) return false;
    giveToken(platform, call, lastGrant, at);
    return true;
  } catch {
    // Such as a database that has gone: the long way meets it too, and says so.
    return false;
  }
}

async function judgeAndAnswer({ platform, log, findFacts, refusals }: DeviceEndpoint, call: Call): Promise<void> {
  const { connection, request, response, requestId } = call;
  const elsewhere = refuseRoute(request) ?? refuseBody(request, response);
  if (elsewhere !== undefined) {
    if (elsewhere.code === 'method-not-allowed') response.setHeader('allow', 'POST');
    sendError(response, elsewhere, requestId);
    return;
  }
  const at = platform.now();
  // Node joins repeated headers by commas, which the reader of the header form takes.
  const sent = request.headers[headerName];
  const header = Array.isArray(sent) ? sent.join(', ') : (sent ?? '');
  try {
    demandOneName(connection.serverName, request.headers.host);
    const changeCount = platform.changes.countOfTurn();
    const device = await connection.identify(header, at);
    const grant = await settleGrant(platform, findFacts, device, at);
    const { method, url, rawHeaders } = request;
    const granted = { request: { method, url, rawHeaders }, device, grant, changeCount, judgedAt: at.getTime() };
    giveToken(platform, call, granted, at);
    connection.lastGrant = granted;
  } catch (error) {
    const answer = countsAsRefusal(error) ? (refusals.count(connection.remoteAddress, at) ?? error) : error;
    const status = sendError(response, answer, requestId);
    recordAttempt(platform.attempts, { at, requestId, connection, status, outcome: { error, header } });
    logRefusal(log, connection, requestId, error);
  }
}

function giveToken({ attempts, keys }: Platform, call: Call, granted: EarlierGrant, at: Date): void {
  const { connection, response, requestId } = call;
  const { grant, device, changeCount } = granted;
  const token = grant(keys.currentAt(changeCount), at);
  const body = `{"accessToken":"${token.accessToken}","idToken":null,"expiresIn":null,"refreshToken":null,"info":null}`;
  // Everything is ASCII: characters are octets, and one write to the socket carries it all.
  const head = ['content-type', 'application/json', 'cache-control', 'no-store', requestIdHeader, requestId];
  response.writeHead(200, [...head, 'content-length', String(body.length)]).end(body, 'latin1');
  recordAttempt(attempts, { at, requestId, connection, status: 200, outcome: { token, device } });
}

function refuseRoute({ url = '', method }: IncomingMessage): GatehouseError | undefined {
  if (url !== deviceAccessTokenPath && !url.startsWith(`${deviceAccessTokenPath}?`))
    return new GatehouseError('not-found', 'There is nothing at this path.');
  return method === 'POST' ? undefined : new GatehouseError('method-not-allowed', 'This path takes POST.');
}

/** Whatever a device was refused for, as against what went wrong here or at a list server, or was not judged at all. */
function countsAsRefusal(error: unknown): boolean {
  if (error instanceof DeviceRefusal && error.wantsListAlone) return false;
  return error instanceof GatehouseError && error.code !== 'internal' && error.code !== 'too-many-attempts';
}

function sendError(response: ServerResponse, error: unknown, requestId: string): number {
  const { status, headers, body } = errorReply(error, requestId);
  send(response, status, { ...headers, [requestIdHeader]: requestId }, JSON.stringify(body));
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
