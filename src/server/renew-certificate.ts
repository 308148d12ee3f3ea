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
  let underWay = Promise.resolve();
  const look = async (): Promise<void> => {
    const next = await serverCredentials({ ...plan, at: now() });
    if (next.cert === current.cert && next.key === current.key) return;
    devices.setSecureContext(deviceContext(next));
    if (rest instanceof TlsServer) rest.setSecureContext({ cert: next.cert, key: next.key });
    current = next;
  };
  // One after the other: none that began earlier may end later and show an older certificate.
  return () => (underWay = underWay.catch(() => undefined).then(look));
}

/** Milliseconds between two looks at what other processes have changed. */
const everyMs = 2000;

/**
 * Does a task at the first look, and whenever names have changed that any process may change, such as `npm run admin`.
 * @returns ends it.
 */
export function followNames(names: () => Promise<readonly string[]>, changed: () => Promise<void>): () => void {
  let seen: string | undefined;
  let looking = false;
  const look = async (): Promise<void> => {
    const now = (await names()).join(' ');
    if (now === seen) return;
    await changed();
    seen = now;
  };
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    // A database that cannot be asked at the moment is asked again with the next look.
    look()
      .catch(() => undefined)
      .finally(() => (looking = false));
  }, everyMs).unref();
  return () => clearInterval(timer);
}
