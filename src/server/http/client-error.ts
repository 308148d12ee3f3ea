import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import { GatehouseError } from '#contract/error-codes.ts';
import { errorReply } from './error-reply.ts';
import { newRequestId, requestIdHeader } from './request-id.ts';

/** Node's error codes for headers over its limit, in octets or in lines. */
const overflowCodes = ['HPE_HEADER_OVERFLOW', 'HPE_CB_HEADERS_COMPLETE'];

/**
 * Answers what Node's HTTP parser refused, before any handler could run, with our own envelope: 431 for headers that are
 * too large, 408 is Node's own for a request that never ends, 400 for everything else.
 */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const tooLarge = overflowCodes.includes(error.code ?? '');
  const requestId = newRequestId();
  const reply = errorReply(
    tooLarge
      ? new GatehouseError('chain-header-too-large', 'The request headers are larger than the platform takes.')
      : new GatehouseError('bad-request', 'The request is not proper HTTP. A header value must stand on one line.'),
    requestId,
  );
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
