import { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/**
 * The socket that came with `connection`, over which TLS speaks. Node has no public name for it.
 * @throws TypeError where it has another one
 */
export function socketBelow(socket: TLSSocket): Socket {
  const below: unknown = Reflect.get(socket, '_parent');
  if (below instanceof Socket) return below;
  throw new TypeError('the socket below TLS cannot be found');
}
