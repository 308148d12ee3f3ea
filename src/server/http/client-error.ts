import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import { GatehouseError } from '#contract/error-codes.ts';
import { errorReply } from './error-reply.ts';
import { newRequestId, requestIdHeader } from './request-id.ts';

/** What is told of each refusal of Node's HTTP parser; everything else is broken framing. */
const refusals: Record<string, GatehouseError> = {
  HPE_HEADER_OVERFLOW: new GatehouseError(
    'chain-header-too-large',
    'The request headers are larger or more than the platform takes.',
  ),
  ERR_HTTP_REQUEST_TIMEOUT: new GatehouseError('bad-request', 'The request did not arrive in time.'),
};
const brokenFraming = new GatehouseError(
  'bad-request',
  'The request is not proper HTTP. A header value must stand on one line.',
);

/** Answers in our own envelope what Node's HTTP parser refused before any handler could run, and closes the connection. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const requestId = newRequestId();
  const reply = errorReply(refusals[error.code ?? ''] ?? brokenFraming, requestId);
  const body = JSON.stringify(reply.body);
  const headers = {
    ...reply.headers,
    [requestIdHeader]: requestId,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status]}`, ...lines, '', body].join('\r\n'));
}
