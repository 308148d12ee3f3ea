import { Server as TlsServer } from 'node:https';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { HandshakeLimit } from './handshake-limit.ts';
import { OpenLimit } from './open-limit.ts';
import { socketBelow } from './socket-below.ts';

/** How many connections a listener holds at most. */
export interface ConnectionLimits {
  /** TLS handshakes in flight; of no effect without TLS. */
  handshakes: number;
  /** Connections beyond their handshake. */
  open: number;
}

/**
 * Bounds the connections of a server that is not listening yet.
 * @param onFull called whenever a connection was closed because there were too many.
 */
export function limitConnections(
  server: Server | TlsServer,
  limits: ConnectionLimits,
  onFull: (which: keyof ConnectionLimits) => void,
): void {
  const open = new OpenLimit<Socket>(limits.open);
  const take = (socket: Socket): void => {
    if (open.add(socket)) onFull('open');
    socket.on('close', () => open.remove(socket));
  };
  // Ahead of the server's own listeners, so that nothing is made of a connection before it is counted.
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const begin = (): void => open.begin(socket);
    // Whoever sends its body slowly is waited for, and must not hold a place against those who have come with theirs.
    if (announcesBody(request)) request.once('end', begin);
    else begin();
    response.on('close', () => {
      request.off('end', begin);
      open.end(socket);
    });
  });
  if (!(server instanceof TlsServer)) {
    server.prependListener('connection', take);
    return;
  }
  const handshakes = new HandshakeLimit<Socket>(limits.handshakes);
  server.prependListener('connection', (socket: Socket) => {
    if (handshakes.begin(socket, socket.remoteAddress ?? '')) onFull('handshakes');
    socket.on('close', () => handshakes.end(socket));
  });
  server.prependListener('secureConnection', (socket: TLSSocket) => {
    handshakes.end(socketBelow(socket));
    take(socket);
  });
}

function announcesBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
