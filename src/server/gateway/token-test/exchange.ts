import type { TLSSocket } from 'node:tls';
import { Client, type Dispatcher } from 'undici';
import { chainHeader } from '#contract/device-access-token.ts';
import type { DeviceCredentials } from './device-credentials.ts';
import { networkFailure, StepFailure } from './failure.ts';
import type { TokenTestTarget } from './open-connection.ts';

/** Octets of a reply; a token of the largest user name has some 3,000. */
const replyLimit = 65_536;

/** The reply of the device endpoint, whole. */
export interface EndpointReply {
  status: number;
  contentType: string;
  requestId?: string;
  body: string;
}

/** One request on one connection. */
export interface Exchange {
  /** Sends the request and waits for the status line. @throws StepFailure */
  send(): Promise<{ status: number }>;
  /** Reads the rest. @throws StepFailure */
  read(): Promise<EndpointReply>;
  close(): Promise<void>;
}

/** Prepares the call of the token endpoint on an open TLS connection. */
export function createExchange(
  socket: TLSSocket,
  target: TokenTestTarget,
  device: DeviceCredentials,
  signal: AbortSignal,
  timeoutMs: number,
): Exchange {
  const client = new Client(target.endpoint.origin, {
    connect: (_options, callback) => queueMicrotask(() => callback(null, socket)),
    maxResponseSize: replyLimit,
  });
  // Under TLS 1.3 the server's alert comes after the handshake, and may come before anybody reads.
  let alert: Error | undefined;
  socket.on('error', (error) => (alert ??= error));
  const limit = AbortSignal.timeout(timeoutMs);
  const guarded = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      if (limit.aborted && !signal.aborted) throw new StepFailure('reply-timeout', { timeoutMs });
      throw networkFailure(alert ?? error);
    }
  };
  let response: Dispatcher.ResponseData | undefined;
  return {
    send: () =>
      guarded(async () => {
        response = await client.request({
          method: 'POST',
          path: target.endpoint.pathname,
          headers: {
            accept: 'application/json',
            ...(device.chainHeader === undefined ? {} : { [chainHeader]: device.chainHeader }),
          },
          signal: AbortSignal.any([signal, limit]),
        });
        return { status: response.statusCode };
      }),
    read: () =>
      guarded(async () => {
        if (response === undefined) throw new StepFailure('connection-lost');
        const body = await response.body.text();
        const requestId = text(response.headers['x-request-id']);
        const contentType = text(response.headers['content-type']);
        return { status: response.statusCode, contentType, ...(requestId === '' ? {} : { requestId }), body };
      }),
    close: async () => {
      await client.destroy();
      socket.destroy();
    },
  };
}

const text = (value: string | string[] | undefined): string => [value ?? ''].flat().join(', ');
