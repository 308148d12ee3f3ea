import type { Server } from 'node:http';
import { Server as TlsServer } from 'node:https';
import { deviceContext } from './platform/device-access-token/device-listener.ts';
import { serverCredentials, type CredentialsPlan, type ServerCredentials } from './platform/tls/server-credentials.ts';

/** The listeners that show the platform's certificate. */
export interface CertifiedListeners {
  /** Console and REST; it shows a certificate only where it speaks https. */
  rest: Server | TlsServer;
  devices: TlsServer;
}

/**
 * Gives a task that looks whether the server certificate is to be renewed, and lets new connections see the new one.
 * Connections that are open go on.
 * @param shown what the listeners show now.
 */
export function createRenewal(
  plan: Omit<CredentialsPlan, 'at'>,
  shown: ServerCredentials,
  { rest, devices }: CertifiedListeners,
  now: () => Date,
): () => Promise<void> {
  let current = shown;
  return async () => {
    const next = await serverCredentials({ ...plan, at: now() });
    if (next.cert === current.cert && next.key === current.key) return;
    devices.setSecureContext(deviceContext(next));
    if (rest instanceof TlsServer) rest.setSecureContext({ cert: next.cert, key: next.key });
    current = next;
  };
}
